package io.tiaoli.web.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives each group what its people need, and no more: which tasks they see is the task rule's business, not a grant's. */
@Component
@Order(10)
class Rights implements ApplicationRunner {

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final RepositoryService repository;

    Rights(IdentityService identities, AuthorizationService authorizations, RepositoryService repository) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.repository = repository;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Groups.all().forEach(this::group);
        administrators();
        for (String group : Groups.people()) {
            grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(group, Resources.APPLICATION, "welcome", Permissions.ACCESS);
            grant(group, Resources.PROCESS_DEFINITION, "*", Permissions.READ);
            grant(group, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
            // without it Tasklist shows the ids of other groups instead of their names
            grant(group, Resources.GROUP, "*", Permissions.READ);
        }
        grant(Groups.MACHINE, Resources.PROCESS_DEFINITION, "*", Permissions.READ, Permissions.CREATE_INSTANCE, Permissions.READ_INSTANCE, Permissions.UPDATE_INSTANCE);
        grant(Groups.MACHINE, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE, Permissions.READ, Permissions.UPDATE);
        starters();
    }

    /** People, deployments and cases as a whole; single tasks are under the task rule for administrators too. */
    private void administrators() {
        for (Resource all : List.of(Resources.APPLICATION, Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.AUTHORIZATION, Resources.DEPLOYMENT)) {
            grant(Groups.ADMINISTRATOR, all, "*", Permissions.ALL);
        }
        grant(Groups.ADMINISTRATOR, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE, ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.UPDATE_INSTANCE, ProcessDefinitionPermissions.DELETE_INSTANCE, ProcessDefinitionPermissions.RETRY_JOB, ProcessDefinitionPermissions.SUSPEND,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY);
        grant(Groups.ADMINISTRATOR, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE, Permissions.READ);
        grant(Groups.ADMINISTRATOR, Resources.DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY);
    }

    private void group(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() > 0) return;
        var group = identities.newGroup(id);
        group.setName(name);
        group.setType("WORKFLOW");
        identities.saveGroup(group);
    }

    /** Whoever the diagram names as a starter may start it. */
    private void starters() {
        repository.createProcessDefinitionQuery().latestVersion().list().forEach(definition -> repository.getIdentityLinksForProcessDefinition(definition.getId()).stream()
                .filter(link -> link.getGroupId() != null)
                .forEach(link -> grant(link.getGroupId(), Resources.PROCESS_DEFINITION, definition.getKey(), ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE)));
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        if (authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id).count() > 0) return;
        var grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        List.of(permissions).forEach(grant::addPermission);
        authorizations.saveAuthorization(grant);
    }
}
