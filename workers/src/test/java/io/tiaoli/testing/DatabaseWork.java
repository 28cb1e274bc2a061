package io.tiaoli.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one database of PostgreSQL has done, counted by itself, so that a noisy machine does not blur it.
 *
 * @param statements all but those that begin and end a transaction; a batch of rows is one per execution
 * @param transactions that were begun, those that only read too
 * @param rows inserted, changed or deleted
 * @param walBytes of the whole server: nothing else may run meanwhile
 * @param blocks of 8 kB that were touched, in memory or not
 */
public record DatabaseWork(long statements, long selects, long transactions, long rows, long walBytes, long blocks, double milliseconds) {

    /** Forgets everything counted before, so that {@link #since} is what happened from here. */
    public static long begin(JdbcClient jdbc) {
        for (String kept : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!"on".equals(jdbc.sql("show " + kept).query(String.class).single())) throw new IllegalStateException(kept + " is off: this would be a figure of another database");
        }
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        jdbc.sql("select 1 from pg_stat_statements_reset()").query(Integer.class).single();
        return position(jdbc);
    }

    /** @param began what {@link #begin} returned */
    public static DatabaseWork since(JdbcClient jdbc, long began) {
        long wal = position(jdbc) - began;
        return jdbc.sql("""
                select coalesce(sum(calls) filter (where query not in ('COMMIT', 'ROLLBACK', 'BEGIN')), 0), coalesce(sum(calls) filter (where query ~* '^\\s*select'), 0),
                    coalesce(sum(calls) filter (where query = 'BEGIN'), 0), coalesce(sum(rows) filter (where query ~* '^\\s*(insert|update|delete)'), 0),
                    coalesce(sum(shared_blks_hit + shared_blks_read), 0), coalesce(sum(total_exec_time), 0)
                from pg_stat_statements s join pg_database d on d.oid = s.dbid
                where d.datname = current_database() and query !~ 'pg_stat_statements|pg_current_wal'""")
                .query((row, n) -> new DatabaseWork(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), wal, row.getLong(5), row.getDouble(6))).single();
    }

    public DatabaseWork plus(DatabaseWork more) {
        return new DatabaseWork(statements + more.statements, selects + more.selects, transactions + more.transactions, rows + more.rows, walBytes + more.walBytes, blocks + more.blocks, milliseconds + more.milliseconds);
    }

    private static long position(JdbcClient jdbc) {
        return jdbc.sql("select pg_current_wal_insert_lsn() - '0/0'").query(Long.class).single();
    }
}
