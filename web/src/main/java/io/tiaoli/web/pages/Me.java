package io.tiaoli.web.pages;

import java.util.List;

/**
 * Who is signed on, and which of our pages they may open.
 *
 * @param groups the engine's groups
 */
public record Me(String user, String name, List<String> groups, List<Link> links) {

    /** A page of ours; {@code url} is relative to the host. */
    public record Link(String label, String url) {}

    public boolean isIn(String group) {
        return groups.contains(group);
    }

    public boolean isAdministrator() {
        return isIn("administrator");
    }

    /** Whether this person manages somebody's work. */
    public boolean isManager() {
        return isAdministrator() || !io.tiaoli.processes.Role.managedBy(groups).isEmpty();
    }
}
