package io.tiaoli.processes.workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.camunda.bpm.engine.HistoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.processes.testing.Scans;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.parts.Parts;

/** What the house has in writing of the visit: papers, events, parts, quotes, consents. */
@Component
class RepairFile {

    private final RepairVisit visit;
    private final Documents documents;
    private final StoredEvents events;
    private final Parts parts;
    private final HistoryService history;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RepairFile(RepairVisit visit, Documents documents, StoredEvents events, Parts parts, HistoryService history, JdbcClient jdbc, ObjectMapper json) {
        this.visit = visit;
        this.documents = documents;
        this.events = events;
        this.parts = parts;
        this.history = history;
        this.jdbc = jdbc;
        this.json = json;
    }

    List<String> papers() {
        return documents.of(visit.caseNo()).stream().map(Document::title).toList();
    }

    Document paper(String title) {
        return documents.of(visit.caseNo()).stream().filter(paper -> paper.title().equals(title)).reduce((first, last) -> last).orElseThrow();
    }

    /** What a reader of the PDF sees, without blanks. */
    String textOf(String title) {
        return PdfText.solid(documents.pdf(paper(title).id()));
    }

    /** The customer signs the newest paper of this title on the screen. */
    void sign(String title) {
        documents.sign(paper(title).id(), "张伟", Scans.signature(), "service-advisor-1");
    }

    /** The payloads of the events of this name that the order told. */
    List<JsonNode> told(String event) {
        return events.toldBy(visit.caseNo()).stream().filter(told -> told.name().equals(event)).map(told -> {
            try {
                return json.readTree(told.payload());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    /** How many pieces of a part the order holds in a state: RESERVED, DRAWN, RELEASED, RETURNED. */
    int pieces(String partNo, String state) {
        return jdbc.sql("select coalesce(sum(qty), 0) from part_reservation where case_no = ? and part_no = ? and state = ?").params(visit.caseNo(), partNo, state)
                .query(Integer.class).single();
    }

    long quoteTotalFen() {
        return jdbc.sql("select total_fen from quote where case_no = ? and state <> 'REPLACED' order by version desc fetch first 1 rows only").param(visit.caseNo())
                .query(Long.class).single();
    }

    /** Kind and amount of the lines of the quote that counts. */
    List<String> quoteLines() {
        return jdbc.sql("""
                select l.kind, l.amount_fen from quote_line l join quote q on q.case_no = l.case_no and q.version = l.version
                where q.case_no = ? and q.state <> 'REPLACED' order by l.version, l.line_no""").param(visit.caseNo())
                .query((row, n) -> row.getString(1) + " " + row.getLong(2)).list();
    }

    /** What the customer did not want in this order. */
    List<String> declined() {
        return jdbc.sql("select name from declined_item where case_no = ? order by name").param(visit.caseNo()).query(String.class).list();
    }

    int onShelf(String partNo) {
        return parts.find(partNo).orElseThrow().free();
    }

    /** What the customer agreed to, and how we know. */
    List<String> consents() {
        return jdbc.sql("select purpose, granted, source from consent where customer_id = ? order by at, seq").param(visit.customer.id())
                .query((row, n) -> "%s %s %s".formatted(row.getString(1), row.getBoolean(2), row.getString(3))).list();
    }

    String slotState() {
        return jdbc.sql("select state from appointment where vehicle_id = ?").param(visit.vehicle.id()).query(String.class).single();
    }

    String orderState() {
        return jdbc.sql("select state, closing_reason from repair_order where case_no = ?").param(visit.caseNo()).query((row, n) -> row.getString(1) + " " + row.getString(2)).single();
    }

    String nextMaintenance() {
        return jdbc.sql("select next_maintenance_on, next_maintenance_km from vehicle where id = ?").param(visit.vehicle.id())
                .query((row, n) -> row.getString(1) + " " + row.getInt(2)).single();
    }

    boolean hasHistory(String step) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(visit.order.getId()).activityId(step).count() > 0;
    }
}
