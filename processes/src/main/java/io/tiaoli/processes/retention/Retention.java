package io.tiaoli.processes.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cleans, in small transactions, what is older than its flow keeps: the engine's history of ended cases, their messages and events.
 * The engine's own clean-up is not used, because it asks nobody whether a case is archived.
 */
@Component
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 50;
    /** A message of no flow that is installed, and events, which belong to several. */
    private static final int DAYS_UNLESS_SAID = 1095;
    private static final String OLD_MESSAGES = """
            select m.id from message m left join service_case c on c.case_no = m.case_no
            where m.flow = ? and m.created_at < ? and m.state not in ('WAITING', 'CLAIMED') and (c.case_no is null or c.ended_at < ?) order by m.created_at fetch first\s""" + AT_ONCE + " rows only";

    private final HistoryService history;
    private final RepositoryService repository;
    private final CaseArchive archive;
    private final RetentionSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Retention(HistoryService history, RepositoryService repository, CaseArchive archive, RetentionSettings settings, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.history = history;
        this.repository = repository;
        this.archive = archive;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Cleans one round when the window is open. */
    public void inWindow() {
        if (settings.isOpen(LocalTime.now(clock))) runOnce();
    }

    /**
     * Cleans everything that is old enough now; two nodes at once do no harm.
     *
     * @return how many cases were cleaned
     */
    public int runOnce() {
        int cases = 0;
        for (var old = oldCases(); !old.isEmpty(); old = oldCases()) {
            var batch = old;
            transaction.executeWithoutResult(status -> clean(batch));
            cases += old.size();
        }
        int messages = 0;
        for (String flow : jdbc.sql("select distinct flow from message").query(String.class).list()) messages += cleanMessages(flow);
        int events = cleanEvents();
        if (cases + messages + events > 0) LOG.info("Cleaned {} cases, {} messages, {} events that are older than their flows keep", cases, messages, events);
        return cases;
    }

    private List<String> oldCases() {
        return jdbc.sql("select ID_ from ACT_HI_PROCINST where REMOVAL_TIME_ <= ? and END_TIME_ is not null order by REMOVAL_TIME_ fetch first " + AT_ONCE + " rows only")
                .param(Timestamp.from(clock.instant())).query(String.class).list();
    }

    private void clean(List<String> ids) {
        for (String id : ids) {
            // another node that cleans the same case waits here, and finds nothing
            if (jdbc.sql("select ID_ from ACT_HI_PROCINST where ID_ = ? for update").param(id).query(String.class).optional().isEmpty()) continue;
            HistoricProcessInstance process = history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult();
            if (settings.archive().contains(process.getProcessDefinitionKey())) archive.keep(process);
            history.createHistoricDecisionInstanceQuery().processInstanceId(id).list().stream().map(HistoricDecisionInstance::getId).forEach(history::deleteHistoricDecisionInstanceByInstanceId);
            jdbc.sql("delete from ACT_HI_OP_LOG where PROC_INST_ID_ = ?").param(id).update();
        }
        history.deleteHistoricProcessInstancesIfExists(ids);
    }

    private int cleanMessages(String flow) {
        var before = before(days(flow));
        int all = 0;
        for (var old = oldMessages(flow, before); !old.isEmpty(); old = oldMessages(flow, before)) {
            var batch = old;
            transaction.executeWithoutResult(status -> {
                for (String table : new String[] {"message_act", "message_part", "receipt"}) jdbc.sql("delete from " + table + " where message_id in (:ids)").param("ids", batch).update();
                jdbc.sql("update reply set message_id = null where message_id in (:ids)").param("ids", batch).update();
                jdbc.sql("delete from message where id in (:ids)").param("ids", batch).update();
            });
            all += old.size();
        }
        return all;
    }

    private List<String> oldMessages(String flow, OffsetDateTime before) {
        return jdbc.sql(OLD_MESSAGES).params(flow, before, before).query(String.class).list();
    }

    private int cleanEvents() {
        var before = before(DAYS_UNLESS_SAID);
        return transaction.execute(status -> {
            jdbc.sql("delete from event_delivery where event_id in (select id from event where state <> 'WAITING' and created_at < ?)").param(before).update();
            return jdbc.sql("delete from event where state <> 'WAITING' and created_at < ?").param(before).update();
        });
    }

    private int days(String flow) {
        ProcessDefinition definition = repository.createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
        return definition == null || definition.getHistoryTimeToLive() == null ? DAYS_UNLESS_SAID : definition.getHistoryTimeToLive();
    }

    private OffsetDateTime before(int days) {
        Instant now = clock.instant();
        return now.atZone(clock.getZone()).minusDays(days).toOffsetDateTime();
    }
}
