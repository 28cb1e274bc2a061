package io.tiaoli.web.settings;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Refuses a PostgreSQL that is too old before anything is written to it. */
@Component
class DatabaseVersion implements FlywayMigrationStrategy {

    private static final int OLDEST = 15;

    @Override
    public void migrate(Flyway flyway) {
        check(flyway.getConfiguration().getDataSource());
        flyway.migrate();
    }

    static void check(DataSource database) {
        try (var connection = database.getConnection()) {
            var data = connection.getMetaData();
            if (data.getDatabaseProductName().equals("PostgreSQL") && data.getDatabaseMajorVersion() < OLDEST) {
                throw SettingRefused.unsaid("DB_URL", "PostgreSQL %d 或更新的数据库（这个是 %s）".formatted(OLDEST, data.getDatabaseProductVersion()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
