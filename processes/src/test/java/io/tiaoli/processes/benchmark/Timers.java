package io.tiaoli.processes.benchmark;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.processes.engine.DueJobs;
import io.tiaoli.processes.engine.EngineAdditions;
import io.tiaoli.testing.DatabaseWork;
import io.tiaoli.testing.TestDatabase;

/** An engine in a database of its own with many waiting timers, whose job executor works only when it is told to. */
final class Timers implements AutoCloseable {

    static final int DUE = 2_000;
    static final int PATIENCE = 300;

    private final ProcessEngineConfigurationImpl configuration;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final Queue<Double> late = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch waiting = new CountDownLatch(0);

    /** @param ours with our indexes and acquisition by due date, or as it comes */
    Timers(String name, boolean ours) {
        var server = TestDatabase.access();
        JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password())).sql("create database " + name).update();
        String url = server.url().replaceFirst("/postgres(?=[?]|$)", "/" + name);
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, server.user(), server.password()));
        configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(name).setJdbcUrl(url).setJdbcUsername(server.user()).setJdbcPassword(server.password()).setJdbcDriver("org.postgresql.Driver");
        configuration.setDatabaseSchemaUpdate("true").setJobExecutorActivate(false);
        configuration.setCustomJobHandlers(List.of(new Fired()));
        if (ours) {
            configuration.getProcessEnginePlugins().addAll(List.of(new DueJobs(), new EngineAdditions()));
            // as application.yaml has it
            configuration.setJobExecutor(new DefaultJobExecutor());
            configuration.getJobExecutor().setWaitTimeInMillis(500);
            configuration.getJobExecutor().setMaxWait(500);
        }
        engine = configuration.buildProcessEngine();
    }

    /** So many timers of the next years, and between them, spread over the whole table, 2,000 that are due. */
    void fill(int count) {
        jdbc.sql("truncate act_ru_job").update();
        jdbc.sql("""
                insert into act_ru_job (id_, rev_, type_, exclusive_, process_instance_id_, retries_, duedate_, handler_type_, handler_cfg_, suspension_state_, priority_, create_time_)
                select 'j' || n, 1, 'timer', true, 'p' || n, 3, case when n % :every = 0 then now() - interval '1 minute' - (n % 600) * interval '1 second' else now() + interval '1 day' + (n % 1000) * interval '1 day' end,
                    'fired', null, 1, 0, now() from generate_series(1, :count) n""").param("count", count + DUE).param("every", (count + DUE) / DUE).update();
        jdbc.sql("vacuum analyze act_ru_job").update();
    }

    /** What one look for the next three jobs costs, on average over so many. */
    DatabaseWork look(int times) {
        var began = DatabaseWork.begin(jdbc);
        for (int i = 0; i < times; i++) {
            int found = configuration.getCommandExecutorTxRequired().execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, 3)).size());
            if (found != 3) throw new IllegalStateException("Found %d jobs".formatted(found));
        }
        return DatabaseWork.since(jdbc, began);
    }

    /** Seconds until the job executor has fired all that is due, at most {@link #PATIENCE}. */
    double fireAll() throws InterruptedException {
        waiting = new CountDownLatch(DUE);
        long began = System.nanoTime();
        configuration.getJobExecutor().start();
        try {
            if (!waiting.await(PATIENCE, TimeUnit.SECONDS)) System.err.printf("After %d s %d timers still wait%n", PATIENCE, waiting.getCount());
            return (System.nanoTime() - began) / 1e9;
        } finally {
            configuration.getJobExecutor().shutdown();
        }
    }

    /** Milliseconds after their due date at which single timers fire, {@code pause} seconds apart, after so many idle seconds; {@code load} others are due all the time. */
    List<Double> lateness(int timers, int idle, int pause, int load) throws InterruptedException {
        jdbc.sql("truncate act_ru_job").update();
        waiting = new CountDownLatch(timers + load);
        late.clear();
        insert("load", load, -1);
        configuration.getJobExecutor().start();
        try {
            TimeUnit.SECONDS.sleep(idle);
            for (int i = 0; i < timers; i++) {
                insert("single" + i, 1, pause);
                TimeUnit.SECONDS.sleep(pause);
            }
            if (!waiting.await(3, TimeUnit.MINUTES)) throw new IllegalStateException("After three minutes %d timers still wait".formatted(waiting.getCount()));
        } finally {
            configuration.getJobExecutor().shutdown();
        }
        return late.stream().toList();
    }

    private void insert(String id, int count, int dueIn) {
        jdbc.sql("""
                insert into act_ru_job (id_, rev_, type_, exclusive_, process_instance_id_, retries_, duedate_, handler_type_, suspension_state_, priority_, create_time_)
                select :id || n, 1, 'timer', true, :id || 'p' || n, 3, cast(:due as timestamp), 'fired', 1, 0, now() from generate_series(1, :count) n""")
                .param("id", id).param("count", count).param("due", new java.sql.Timestamp(System.currentTimeMillis() + dueIn * 1000L)).update();
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Does nothing but count, so that only the way to it is measured. */
    private final class Fired implements JobHandler<Fired.Nothing> {

        record Nothing() implements JobHandlerConfiguration {

            @Override
            public String toCanonicalString() {
                return null;
            }
        }

        @Override
        public String getType() {
            return "fired";
        }

        @Override
        public void execute(Nothing nothing, ExecutionEntity execution, CommandContext context, String tenantId) {
            JobEntity job = context.getCurrentJob();
            if (job.getId().startsWith("single")) late.add((double) System.currentTimeMillis() - job.getDuedate().getTime());
            waiting.countDown();
        }

        @Override
        public Nothing newConfiguration(String canonical) {
            return new Nothing();
        }

        @Override
        public void onDelete(Nothing nothing, JobEntity job) {}
    }
}
