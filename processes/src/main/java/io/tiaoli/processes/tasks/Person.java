package io.tiaoli.processes.tasks;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/** Somebody at work, and the one rule of what they may do with a task. */
record Person(String userId, Set<String> groups, Set<String> managed) {

    static Person of(String userId, Collection<String> groups, TaskManagers managers) {
        Collection<String> mine = groups == null ? List.of() : groups;
        return new Person(userId, new LinkedHashSet<>(mine), new LinkedHashSet<>(managers.managedGroups(mine)));
    }

    /** Groups whose tasks this person sees: the own and the managed ones. */
    List<String> seenGroups() {
        Set<String> seen = new LinkedHashSet<>(groups);
        seen.addAll(managed);
        return List.copyOf(seen);
    }

    boolean sees(TaskEntity task) {
        return userId.equals(task.getAssignee()) || isCandidateOf(task, groups) || manages(task);
    }

    boolean completes(TaskEntity task) {
        return userId.equals(task.getAssignee()) || manages(task);
    }

    boolean manages(TaskEntity task) {
        return isCandidateOf(task, managed);
    }

    /** A candidate takes a free task and gives it back; only a manager decides for others. */
    boolean assigns(TaskEntity task, String newAssignee) {
        if (manages(task)) return true;
        boolean freeOrMine = task.getAssignee() == null || userId.equals(task.getAssignee());
        return sees(task) && freeOrMine && (newAssignee == null || newAssignee.equals(userId));
    }

    AuthorizationException refused(String what, TaskEntity task) {
        String name = task == null || !sees(task) ? "" : "「" + task.getName() + "」";
        return new AuthorizationException("您不能" + what + name + "：只有办理人、候选组成员和主管可以处理任务，领取后由办理人或主管完成");
    }

    private static boolean isCandidateOf(TaskEntity task, Set<String> groups) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).anyMatch(group -> group != null && groups.contains(group));
    }
}
