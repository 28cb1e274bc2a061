package io.tiaoli.web.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tiaoli.processes.Role;

/** Every group that there is: the roles of flows, the owners of business lines, administrators and machines. */
public final class Groups {

    public static final String ADMINISTRATOR = "administrator";
    public static final String MACHINE = "machine";
    private static final Map<String, String> LINES = named();

    private static Map<String, String> named() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("shared", "公共");
        lines.put("showroom", "展厅");
        lines.put("workshop", "车间");
        lines.put("membership", "会员");
        lines.put("home", "家居");
        lines.put("beauty", "美容");
        lines.put("outsourcing", "外包");
        return Collections.unmodifiableMap(lines);
    }

    /** Business lines by id, with their Chinese names. */
    public static Map<String, String> lines() {
        return LINES;
    }

    /** Id and Chinese name of each. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        Arrays.stream(Role.values()).forEach(role -> all.put(role.id(), role.label()));
        LINES.forEach((line, name) -> all.put(owner(line), name + "流程负责人"));
        all.put(ADMINISTRATOR, "系统管理员");
        all.put(MACHINE, "系统接口");
        return all;
    }

    /** The group that owns the flows of a business line. */
    public static String owner(String line) {
        return "process-owner-" + line;
    }

    /** The groups of people who work in Tasklist. */
    static List<String> people() {
        return all().keySet().stream().filter(group -> !group.equals(MACHINE)).toList();
    }

    private Groups() {}
}
