package io.tiaoli.web.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Databases;

class DatabaseVersionTest {

    @Test
    void aPostgresBefore15IsRefused() throws SQLException {
        var old = mock(DataSource.class, RETURNS_DEEP_STUBS);
        var data = old.getConnection().getMetaData();
        when(data.getDatabaseProductName()).thenReturn("PostgreSQL");
        when(data.getDatabaseMajorVersion()).thenReturn(14);
        when(data.getDatabaseProductVersion()).thenReturn("14.9");
        assertThatThrownBy(() -> DatabaseVersion.check(old)).isInstanceOf(SettingRefused.class).hasMessage("环境变量 DB_URL 的值不对，应为：PostgreSQL 15 或更新的数据库（这个是 14.9）");
    }

    @Test
    void theDatabasesOfTheTestsAreNewEnough() {
        Databases.both().forEach(database -> assertThatCode(() -> DatabaseVersion.check(database)).doesNotThrowAnyException());
    }
}
