package io.tiaoli.web.rehearsal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database of the process as it was at a moment, so that each rehearsal begins on the same stage. */
class Snapshot {

    private final JdbcTemplate jdbc;
    private final ProcessEngineConfigurationImpl engine;
    private List<String> script = List.of();

    Snapshot(JdbcTemplate jdbc, ProcessEngineConfigurationImpl engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    void take() {
        script = jdbc.queryForList("script", String.class);
    }

    /** In one connection, because long texts are put together in a table of its own. */
    void putBack() {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("drop all objects");
                // the user is there
                for (String line : script) if (!line.startsWith("CREATE USER")) statement.execute(line);
            }
            return null;
        });
        forget();
    }

    /** What is not there any more would stay in the engine's memory for nothing. */
    private void forget() {
        var cache = engine.getDeploymentCache();
        forget(cache.getProcessDefinitionCache().keySet(), "act_re_procdef", cache::removeProcessDefinition);
        forget(cache.getDecisionDefinitionCache().keySet(), "act_re_decision_def", cache::removeDecisionDefinition);
        forget(cache.getDecisionRequirementsDefinitionCache().keySet(), "act_re_decision_req_def", cache::removeDecisionRequirementsDefinition);
    }

    private void forget(Set<String> known, String table, Consumer<String> forgotten) {
        var gone = new HashSet<>(known);
        jdbc.queryForList("select id_ from " + table, String.class).forEach(gone::remove);
        gone.forEach(forgotten);
    }
}
