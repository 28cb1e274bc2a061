package io.tiaoli.processes.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LikelyEntryTest {

    static final byte[] PART = """
            {"id": "part", "components": [{"type": "group", "path": "receipt", "components": [
              {"type": "number", "key": "amountYuan", "readonly": true},
              {"type": "group", "components": [{"type": "checkbox", "key": "agreed"}]}]}]}""".getBytes(StandardCharsets.UTF_8);

    final ObjectMapper json = new ObjectMapper();

    @Test
    @DisplayName("what another form of the same record has asked is not handed in again, as in a browser")
    void ownFieldsOnly() throws Exception {
        JsonNode shown = json.readTree("{\"result\": \"PART\", \"amountYuan\": 50, \"agreed\": true}");
        var filled = new LikelyEntry(new Feel(Clock.systemUTC()), json, Clock.systemUTC()).fill(PART, shown, json.createObjectNode(), Map.of());
        assertThat(filled.content()).isEqualTo(json.readTree("{\"amountYuan\": 50, \"agreed\": true}"));
    }
}
