package io.tiaoli.processes.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.junit.jupiter.api.Test;

class TaskCommandRulesTest {

    /** The engine's grants stay in force here: machines, metrics and history, of which persons have none. */
    private static final Set<String> GRANTED_BY_ENGINE = Set.of("DeleteHistoricTaskInstanceCmd", "HistoricTaskInstanceCountByNameCmd",
            "OptimizeCompletedHistoricTaskInstanceQueryCmd", "OptimizeRunningHistoricTaskInstanceQueryCmd", "DeleteTaskMetricsCmd",
            "GetUniqueTaskWorkerCountCmd");

    @Test
    void everyCommandOfTheEngineThatHoldsATaskIsUnderTheRule() throws Exception {
        assertThat(commands()).hasSizeGreaterThan(200);
        assertThat(commands()).filteredOn(TaskCommandRulesTest::holdsTask)
                .filteredOn(command -> !GRANTED_BY_ENGINE.contains(command.getSimpleName()))
                .hasSizeGreaterThan(40)
                .allMatch(TaskCommandRules::isAboutTasks);
    }

    /** By what it keeps, so that a command with an unexpected name is found too. */
    private static boolean holdsTask(Class<?> command) {
        return Stream.<Class<?>>iterate(command, Objects::nonNull, Class::getSuperclass).flatMap(owner -> Stream.of(owner.getDeclaredFields()))
                .anyMatch(field -> Set.of("taskId", "parentTaskId", "attachmentId", "commentId").contains(field.getName())
                        || Set.<Class<?>>of(TaskEntity.class, Attachment.class, AttachmentEntity.class).contains(field.getType()));
    }

    @Test
    void commandsThatSoundLikeTasksAreUnderTheRuleOrKnown() throws Exception {
        assertThat(commands()).filteredOn(command -> command.getSimpleName().matches(".*(Task|Comment|Attachment).*"))
                .filteredOn(command -> !command.getSimpleName().contains("External") && !GRANTED_BY_ENGINE.contains(command.getSimpleName()))
                .hasSizeGreaterThan(45)
                .allMatch(TaskCommandRules::isAboutTasks);
    }

    @Test
    void onlyTheseAreOpenToPersons() throws Exception {
        assertThat(commands()).filteredOn(command -> TaskCommandRules.open(command).isPresent()).extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder("GetTaskVariableCmd", "GetTaskVariableCmdTyped", "GetTaskVariablesCmd", "GetTaskFormCmd",
                        "GetTaskFormVariablesCmd", "GetRenderedTaskFormCmd", "GetDeployedTaskFormCmd", "GetIdentityLinksForTaskCmd",
                        "GetTaskCommentCmd", "GetTaskCommentsCmd", "AddCommentCmd", "ClaimTaskCmd", "AssignTaskCmd",
                        "SetTaskDueDateCmd", "SetTaskFollowUpDateCmd", "SaveTaskCmd", "SubmitTaskFormCmd");
    }

    private static List<Class<?>> commands() throws IOException {
        URI jar = URI.create("jar:" + ClaimTaskCmd.class.getProtectionDomain().getCodeSource().getLocation());
        try (var files = FileSystems.newFileSystem(jar, Map.of()); Stream<Path> all = Files.walk(files.getPath("/org/camunda/bpm/engine/impl"))) {
            return all.map(Path::toString).filter(path -> path.endsWith("Cmd.class") || path.endsWith("CmdTyped.class"))
                    .<Class<?>>map(path -> load(path.substring(1, path.length() - ".class".length()).replace('/', '.')))
                    .filter(Command.class::isAssignableFrom).toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Command.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
