package io.tiaoli.workers.appointments;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bays of the workshop. */
@Repository
public class Bays {

    private final JdbcClient jdbc;

    Bays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Bay> all() {
        return jdbc.sql("select id, name, active from bay order by id").query(Bay.class).list();
    }

    /** Adds a bay or changes it. */
    public void put(Bay bay) {
        int changed = jdbc.sql("update bay set name = ?, active = ? where id = ?").params(bay.name(), bay.active(), bay.id()).update();
        if (changed == 0) jdbc.sql("insert into bay (id, name, active) values (?, ?, ?)").params(bay.id(), bay.name(), bay.active()).update();
    }

    /** The ids of the bays in use, locked until the transaction ends: bookings look for a slot one after the other. */
    List<String> locked() {
        return jdbc.sql("select id from bay where active order by id for update").query(String.class).list();
    }
}
