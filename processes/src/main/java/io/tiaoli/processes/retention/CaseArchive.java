package io.tiaoli.processes.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** Keeps of an ended case who did what when and which messages it sent, without the customer's data: those stand in the order, its papers and its payments. */
@Repository
class CaseArchive {

    private final HistoryService history;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    CaseArchive(HistoryService history, JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.history = history;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps a case, once. */
    void keep(HistoricProcessInstance process) {
        if (jdbc.sql("select count(*) from case_archive where process_id = ?").param(process.getId()).query(Integer.class).single() > 0) return;
        jdbc.sql("insert into case_archive (process_id, case_no, flow, ended_at, archived_at, content) values (?, ?, ?, ?, ?, ?)")
                .params(process.getId(), process.getBusinessKey(), process.getProcessDefinitionKey(), at(process.getEndTime()), OffsetDateTime.now(clock), content(process)).update();
    }

    private String content(HistoricProcessInstance process) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("flow", process.getProcessDefinitionKey());
        content.put("version", process.getProcessDefinitionVersion());
        content.put("began", text(process.getStartTime()));
        content.put("ended", text(process.getEndTime()));
        content.put("state", process.getState());
        content.put("steps", history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).orderByHistoricActivityInstanceStartTime().asc().orderPartiallyByOccurrence().asc().list()
                .stream().map(CaseArchive::step).toList());
        content.put("messages", messages(process.getBusinessKey(), process.getProcessDefinitionKey()));
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> step(HistoricActivityInstance step) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("step", step.getActivityId());
        row.put("name", step.getActivityName());
        row.put("who", step.getAssignee());
        row.put("from", text(step.getStartTime()));
        row.put("until", text(step.getEndTime()));
        row.values().removeIf(value -> value == null);
        return row;
    }

    private List<Map<String, Object>> messages(String caseNo, String flow) {
        return jdbc.sql("select wording_key, wording_version, channel, state, sent_at, delivered_at from message where case_no = ? and flow = ? order by created_at, id").params(caseNo, flow)
                .query((row, n) -> {
                    Map<String, Object> message = new LinkedHashMap<>();
                    message.put("wording", row.getString(1));
                    message.put("version", row.getInt(2));
                    message.put("channel", row.getString(3));
                    message.put("state", row.getString(4));
                    Moments.readOptional(row, 5).ifPresent(at -> message.put("sent", text(at)));
                    Moments.readOptional(row, 6).ifPresent(at -> message.put("delivered", text(at)));
                    return message;
                }).list();
    }

    private static OffsetDateTime at(Date date) {
        return date.toInstant().atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }

    private static String text(Date date) {
        return date == null ? null : text(date.toInstant());
    }

    private static String text(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toOffsetDateTime().toString();
    }
}
