package io.tiaoli.workers.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The audit of personal data; there is no way to change a row, and PostgreSQL refuses any. */
@Repository
public class PersonalDataActs {

    /** What somebody did with the data of a person. */
    public enum What {
        READ("查看"), EXPORTED("导出"), ERASED("清除");

        private final String label;

        What(String label) {
            this.label = label;
        }

        /** In Chinese, for staff. */
        public String label() {
            return label;
        }
    }

    /** @param place the page or case; {@code reason} where one was asked for */
    public record Act(What what, String place, Optional<String> reason, String who, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    PersonalDataActs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that somebody looked at a person's data, once a day and place. */
    public void read(String customerId, String place, String who) {
        boolean noted = jdbc.sql("select count(*) from personal_data_act where customer_id = ? and on_day = ? and who = ? and place = ? and act = 'READ'")
                .params(customerId, LocalDate.now(clock), who, place).query(Integer.class).single() > 0;
        if (!noted) add(customerId, What.READ, place, Optional.empty(), who);
    }

    public void add(String customerId, What what, String place, Optional<String> reason, String who) {
        jdbc.sql("insert into personal_data_act (customer_id, act, place, reason, who, on_day, at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(customerId, what.name(), place, reason.orElse(null), who, LocalDate.now(clock), OffsetDateTime.now(clock)).update();
    }

    /** The newest first. */
    public List<Act> of(String customerId, int most) {
        return jdbc.sql("select act, place, reason, who, at from personal_data_act where customer_id = ? order by seq desc fetch first " + most + " rows only").param(customerId)
                .query((row, n) -> new Act(What.valueOf(row.getString(1)), row.getString(2), Optional.ofNullable(row.getString(3)), row.getString(4), Moments.read(row, 5))).list();
    }
}
