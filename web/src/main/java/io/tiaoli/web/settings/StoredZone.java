package io.tiaoli.web.settings;

import java.time.ZoneId;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The zone of all nodes of a database: noted by the first one that starts; one that lives in another zone does not start. */
@Component
class StoredZone {

    private static final String NAME = "zone";

    private final JdbcClient jdbc;

    /** Runs before anything is scheduled, because timers and due dates are computed in the zone. */
    StoredZone(JdbcClient jdbc) {
        this.jdbc = jdbc;
        check(ZoneId.systemDefault());
    }

    final void check(ZoneId here) {
        var stored = stored().orElseGet(() -> store(here));
        if (!stored.getRules().equals(here.getRules())) {
            throw new SettingRefused("TZ", here.getId(), "%s（这个数据库第一次启动时的时区，所有节点必须相同）".formatted(stored.getId()));
        }
    }

    private ZoneId store(ZoneId here) {
        try {
            jdbc.sql("insert into platform_setting (name, setting) values (?, ?)").params(NAME, here.getId()).update();
            return here;
        } catch (DuplicateKeyException e) {
            // another node started at the same moment
            return stored().orElseThrow();
        }
    }

    private Optional<ZoneId> stored() {
        return jdbc.sql("select setting from platform_setting where name = ?").param(NAME).query(String.class).optional().map(ZoneId::of);
    }
}
