package io.tiaoli.web.rehearsal;

import java.util.List;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database of the process as it was at a moment, so that each rehearsal begins on the same stage. */
class Snapshot {

    private final JdbcTemplate jdbc;
    private List<String> script = List.of();

    Snapshot(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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
    }
}
