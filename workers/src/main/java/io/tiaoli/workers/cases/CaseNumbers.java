package io.tiaoli.workers.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out the numbers that staff read, such as {@code RO-20261121-0007}: a series, a day, a count without gaps. */
@Repository
public class CaseNumbers {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate savepoint;

    CaseNumbers(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The next number of a series, in the running transaction; another start of the series waits for its end. */
    public String next(String series) {
        var day = LocalDate.now(clock);
        if (count(series, day) == 0) {
            try {
                savepoint.executeWithoutResult(s -> jdbc.sql("insert into number_series (series, on_day, last_no) values (?, ?, 0)").params(series, day).update());
            } catch (DuplicateKeyException firstOfTheDayWasTakenByAnother) {
                // it exists now: count on from it
            }
            count(series, day);
        }
        int number = jdbc.sql("select last_no from number_series where series = ? and on_day = ?").params(series, day).query(Integer.class).single();
        return "%s-%s-%04d".formatted(series, day.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }

    private int count(String series, LocalDate day) {
        return jdbc.sql("update number_series set last_no = last_no + 1 where series = ? and on_day = ?").params(series, day).update();
    }
}
