package io.tiaoli.processes.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The test cases of a flow, a file of its folder. */
public record KeptCases(List<KeptCase> cases) {

    public static final String ENDING = ".cases.json";
    private static final int MOST = 30;
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public KeptCases {
        cases = cases == null ? List.of() : List.copyOf(cases);
        if (cases.size() > MOST) throw new IllegalArgumentException("有 %d 个测试案例，最多 %d 个".formatted(cases.size(), MOST));
        var names = new HashSet<String>();
        for (var kept : cases) if (!names.add(kept.name())) throw new IllegalArgumentException("有两个测试案例叫「%s」".formatted(kept.name()));
    }

    public static String file(String flow) {
        return flow + ENDING;
    }

    /** The cases of a folder; none where it has no such file. */
    public static KeptCases of(String flow, Map<String, byte[]> files) {
        byte[] content = files.get(file(flow));
        return content == null ? new KeptCases(List.of()) : read(content);
    }

    /** @throws IllegalArgumentException in Chinese, when the file cannot be read */
    public static KeptCases read(byte[] content) {
        try {
            var read = JSON.readValue(content, KeptCases.class);
            if (read == null) throw new IllegalArgumentException("测试案例的文件里只有 null，应是 {\"cases\": […]}");
            return read;
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof JsonProcessingException) throw noJson(e);
            throw new IllegalArgumentException(e.getCause() instanceof IllegalArgumentException said ? said.getMessage()
                    : "测试案例第 %d 行读不懂：%s".formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getPathReference().replaceAll(".*\\[", "[")));
        } catch (JsonProcessingException e) {
            throw noJson(e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static IllegalArgumentException noJson(JsonProcessingException e) {
        return new IllegalArgumentException("测试案例第 %d 行不是有效的 JSON".formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
    }

    public byte[] write() {
        try {
            return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with one more, or in place of the one of this name. */
    public KeptCases with(KeptCase kept) {
        var all = new ArrayList<>(without(kept.name()).cases());
        all.add(kept);
        return new KeptCases(all);
    }

    public KeptCases without(String name) {
        return new KeptCases(cases.stream().filter(kept -> !kept.name().equals(name)).toList());
    }
}
