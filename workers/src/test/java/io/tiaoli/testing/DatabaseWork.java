package io.tiaoli.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one database of PostgreSQL has done, counted by itself, so that a noisy machine does not blur it.
 *
 * @param statements all but those that begin and end a transaction; a batch of rows is one per execution
 * @param transactions that were begun, those that only read too
 * @param commits that wrote, each of which waited for its log to be on the disk; of the whole server
 * @param rows inserted, changed or deleted
 * @param walBytes of the whole server: nothing else may run meanwhile
 * @param blocks of 8 kB that were touched, in memory or not
 * @param cpuSeconds of all processes of the server
 */
public record DatabaseWork(long statements, long selects, long transactions, long commits, long rows, long walBytes, long blocks, double milliseconds, double cpuSeconds) {

    public static final DatabaseWork NONE = new DatabaseWork(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Where the log and the clock of the server's processes stood. */
    public record Start(String log, double cpuSeconds) {}

    /** Forgets everything counted before, so that {@link #since} is what happened from here. */
    public static Start begin(JdbcClient jdbc) {
        for (String kept : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!"on".equals(jdbc.sql("show " + kept).query(String.class).single())) throw new IllegalStateException(kept + " is off: this would be a figure of another database");
        }
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        jdbc.sql("create extension if not exists pg_walinspect").update();
        jdbc.sql("select 1 from pg_stat_statements_reset()").query(Integer.class).single();
        return new Start(position(jdbc), ServerProcesses.cpuSeconds(jdbc));
    }

    public static DatabaseWork since(JdbcClient jdbc, Start began) {
        double cpu = ServerProcesses.cpuSeconds(jdbc) - began.cpuSeconds();
        String end = position(jdbc);
        long wal = jdbc.sql("select ?::pg_lsn - ?::pg_lsn").params(end, began.log()).query(Long.class).single();
        // a commit that wrote leaves a record in the log, one that only read does not; what is not on the disk yet was no commit
        boolean flushed = jdbc.sql("select pg_current_wal_flush_lsn() > ?::pg_lsn").param(began.log()).query(Boolean.class).single();
        long commits = !flushed ? 0 : jdbc.sql("select coalesce(sum(count), 0) from pg_get_wal_stats(?::pg_lsn, least(?::pg_lsn, pg_current_wal_flush_lsn()), true) where \"resource_manager/record_type\" = 'Transaction/COMMIT'")
                .params(began.log(), end).query(Long.class).single();
        return jdbc.sql("""
                select coalesce(sum(calls) filter (where query not in ('COMMIT', 'ROLLBACK', 'BEGIN')), 0), coalesce(sum(calls) filter (where query ~* '^\\s*select'), 0),
                    coalesce(sum(calls) filter (where query = 'BEGIN'), 0), coalesce(sum(rows) filter (where query ~* '^\\s*(insert|update|delete)'), 0),
                    coalesce(sum(shared_blks_hit + shared_blks_read), 0), coalesce(sum(total_exec_time), 0)
                from pg_stat_statements s join pg_database d on d.oid = s.dbid
                where d.datname = current_database() and query !~ 'pg_stat_statements|pg_current_wal|pg_lsn|pg_read_file'""")
                .query((row, n) -> new DatabaseWork(row.getLong(1), row.getLong(2), row.getLong(3), commits, row.getLong(4), wal, row.getLong(5), row.getDouble(6), cpu)).single();
    }

    public DatabaseWork plus(DatabaseWork more) {
        return new DatabaseWork(statements + more.statements, selects + more.selects, transactions + more.transactions, commits + more.commits, rows + more.rows,
                walBytes + more.walBytes, blocks + more.blocks, milliseconds + more.milliseconds, cpuSeconds + more.cpuSeconds);
    }

    private static String position(JdbcClient jdbc) {
        return jdbc.sql("select pg_current_wal_insert_lsn()::text").query(String.class).single();
    }
}
