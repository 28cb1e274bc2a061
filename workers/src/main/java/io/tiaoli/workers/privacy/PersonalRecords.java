package io.tiaoli.workers.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.Refused;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.papers.Papers;
import io.tiaoli.workers.privacy.PersonalData.Entry;
import io.tiaoli.workers.privacy.PersonalData.Kind;

/** Everything that we hold of one person, over all tables and the engine's history: collected, or erased in one transaction. */
@Component
public class PersonalRecords {

    private static final List<Entry> ENTRIES = PersonalData.entries().stream().filter(entry -> entry.kind() == Kind.PERSON).toList();

    private final JdbcClient jdbc;
    private final Consents consents;
    private final Papers papers;
    /** Asked for when it is needed: the engine knows the workers before they know what it remembers. */
    private final ObjectProvider<EngineMemory> engine;
    private final PersonalDataActs acts;

    PersonalRecords(JdbcClient jdbc, Consents consents, Papers papers, ObjectProvider<EngineMemory> engine, PersonalDataActs acts) {
        this.jdbc = jdbc;
        this.consents = consents;
        this.papers = papers;
        this.engine = engine;
        this.acts = acts;
    }

    /** The rows by table, and under {@code engine} what the engine remembers of the person's cases. */
    @Transactional(readOnly = true)
    public Map<String, List<Map<String, Object>>> of(String customerId) {
        Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
        for (Entry entry : ENTRIES) {
            var rows = jdbc.sql("select * from " + entry.table() + " where " + entry.whose()).param("customer", customerId).query().listOfRows();
            if (!rows.isEmpty()) all.computeIfAbsent(entry.table(), table -> new ArrayList<>()).addAll(rows);
        }
        engine.ifAvailable(memory -> {
            var rows = memory.of(cases(customerId));
            if (!rows.isEmpty()) all.put("engine", rows);
        });
        return all;
    }

    /** Cases of the person that still run, apart from the one in which the erasing is done. */
    public List<String> open(String customerId, Optional<String> exceptCase) {
        return jdbc.sql("select case_no from service_case where customer_id = ? and ended_at is null and case_no <> ? order by case_no").params(customerId, exceptCase.orElse(""))
                .query(String.class).list();
    }

    /**
     * Takes the person out of everything; what the law wants kept stays, see the list.
     *
     * @param inCase the case in which it is done, where it is one
     * @throws Refused {@code work-open} while other cases of the person run
     */
    @Transactional
    public void erase(String customerId, Optional<String> inCase, String reason, String who) {
        var open = open(customerId, inCase);
        if (!open.isEmpty()) throw new Refused("work-open", "客户还有未办完的业务 %s，办完才能清除资料".formatted(String.join("、", open)));
        consents.withdraw(customerId, "客户要求清除资料" + inCase.map(no -> "，" + no).orElse(""));
        papers.forget(customerId, who);
        engine.ifAvailable(memory -> memory.forget(cases(customerId)));
        shownRowsOfImports(customerId);
        for (Entry entry : ENTRIES) {
            if (entry.isKept()) continue;
            jdbc.sql((entry.isDeleted() ? "delete from " + entry.table() : "update " + entry.table() + " set " + entry.fate()) + " where " + entry.whose()).param("customer", customerId).update();
        }
        acts.add(customerId, PersonalDataActs.What.ERASED, inCase.orElse("/privacy"), Optional.of(reason), who);
    }

    private List<String> cases(String customerId) {
        return jdbc.sql("select case_no from service_case where customer_id = ?").param(customerId).query(String.class).list();
    }

    /** An import shows the first rows of its file, which is gone by then; whoever is in one of them takes them along. */
    private void shownRowsOfImports(String customerId) {
        jdbc.sql("""
                update import_run set preview = '{"headings":[],"rows":[]}' where finished_at is not null
                and exists (select 1 from customer c where c.id = :customer and (preview like '%' || c.phone || '%' or preview like '%"' || c.full_name || '"%'))""").param("customer", customerId).update();
    }
}
