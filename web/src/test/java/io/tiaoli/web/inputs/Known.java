package io.tiaoli.web.inputs;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What is really there, by the name of the variable in an address, so that an input comes further than "not found". */
final class Known {

    private static final Map<String, String> WHERE = Map.ofEntries(Map.entry("number", "select case_no from service_case"), Map.entry("customer", "select id from customer"),
            Map.entry("flow", "select distinct key_ from act_re_procdef"), Map.entry("key", "select distinct key_ from act_re_procdef"), Map.entry("line", "select distinct split_part(name_, '/', 1) from act_re_deployment"),
            Map.entry("process", "select id_ from act_ru_execution"), Map.entry("task", "select id_ from act_ru_task"), Map.entry("deployment", "select id_ from act_re_deployment"),
            Map.entry("definition", "select id_ from act_re_procdef"), Map.entry("decision", "select id_ from act_re_decision_def"), Map.entry("job", "select id_ from act_ru_job"),
            Map.entry("user", "select id_ from act_id_user"), Map.entry("group", "select id_ from act_id_group"), Map.entry("filter", "select id_ from act_ru_filter"), Map.entry("file", "select name_ from act_ge_bytearray where deployment_id_ is not null"),
            Map.entry("varname", "select distinct name_ from act_ru_variable"));

    private final Map<String, List<String>> values = new TreeMap<>();
    private final Random random;

    Known(JdbcClient jdbc, Random random) {
        this.random = random;
        WHERE.forEach((name, sql) -> {
            var found = jdbc.sql(sql).query(String.class).list();
            if (!found.isEmpty()) values.put(name, found);
        });
    }

    /** Something real whose kind the name or the address tells, else anything real. */
    String like(String name, String path) {
        String lower = (name + " " + path).toLowerCase(java.util.Locale.ROOT);
        var fitting = values.keySet().stream().filter(kind -> name.equalsIgnoreCase(kind)).findFirst().or(() -> values.keySet().stream().filter(lower::contains).findFirst()).orElse("process");
        var list = values.getOrDefault(fitting, values.get("flow"));
        return list.get(random.nextInt(list.size()));
    }
}
