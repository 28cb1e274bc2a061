package io.tiaoli.processes.safety;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;

/** Keeps the engine's built-in administrators' group empty: the first-run setup of the web application writes there unasked. */
final class NoStockAdministrators extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof CreateMembershipCmd) CommandField.text(command, "groupId").ifPresent(NoStockAdministrators::require);
        if (command instanceof SaveGroupCmd) CommandField.read(command, "group", GroupEntity.class).map(GroupEntity::getId).ifPresent(NoStockAdministrators::require);
        return next.execute(command);
    }

    private static void require(String groupId) {
        if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
            throw new BadUserRequestException("不允许使用组「" + groupId + "」；管理员在组「administrator」");
        }
    }
}
