package io.tiaoli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;

class MigrationTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    void ourTablesComeUpOnBothDatabases(DriverManagerDataSource database) throws IOException {
        var files = new PathMatchingResourcePatternResolver();
        int migrations = files.getResources("classpath:db/migration/V*.sql").length + (database.getUrl().contains("postgresql") ? files.getResources("classpath:db/postgresql/V*.sql").length : 0);
        assertThat(Databases.jdbc(database).sql("select count(*) from \"flyway_schema_history\" where \"success\" and \"version\" is not null").query(Integer.class).single()).isEqualTo(migrations).isPositive();
    }
}
