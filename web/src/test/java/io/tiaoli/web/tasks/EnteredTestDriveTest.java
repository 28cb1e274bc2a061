package io.tiaoli.web.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Wire;

@AppTest
class EnteredTestDriveTest {

    @Autowired Wire wire;
    @Autowired Floor floor;
    @Autowired TaskService tasks;

    @Test
    @DisplayName("test-drive: the consultant who enters a test drive takes it, so that none of its steps has to be claimed at the door")
    void whoEntersTakesIt() throws Exception {
        var answer = wire.signedOn("sales-consultant-1").post("/camunda/api/engine/engine/default/process-definition/key/test-drive/submit-form", "application/json", """
                {"variables": {"driveRequest": {"type": "Json", "value": "{\\"customerName\\": \\"李四\\", \\"phone\\": \\"13900139001\\", \\"modelWanted\\": \\"轩逸\\"}"}}}""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        floor.settle();
        String process = new ObjectMapper().readTree(answer.body()).path("id").asText();
        assertThat(tasks.createTaskQuery().processInstanceId(process).list()).isNotEmpty().allSatisfy(task -> assertThat(task.getAssignee()).isEqualTo("sales-consultant-1"));
    }
}
