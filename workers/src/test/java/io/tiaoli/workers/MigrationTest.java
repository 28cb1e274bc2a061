package io.tiaoli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;

class MigrationTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    void ourTablesComeUpOnBothDatabases(DriverManagerDataSource database) {
        assertThat(Databases.jdbc(database).sql("select count(*) from service_case").query(Integer.class).single()).isZero();
    }
}
