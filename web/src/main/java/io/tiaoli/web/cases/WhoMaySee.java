package io.tiaoli.web.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;
import io.tiaoli.web.access.Groups;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;

/**
 * The rule of cases: one sees a case when one may see one of its tasks, has worked on it, manages one of its roles, owns
 * its business line, is customer service or administrator; whoever sees a case sees the cases that it called or caused.
 */
@Component
public class WhoMaySee {

    private static final int DEEPEST = 10;
    private static final String WORKED_OR_WORKS = """
            exists (select 1 from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_ where e.BUSINESS_KEY_ = c.case_no and (t.ASSIGNEE_ = :me
                or exists (select 1 from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.GROUP_ID_ in (:groups))))
            or exists (select 1 from ACT_HI_TASKINST h join ACT_HI_PROCINST p on p.PROC_INST_ID_ = h.PROC_INST_ID_ where p.BUSINESS_KEY_ = c.case_no and h.ASSIGNEE_ = :me)
            or exists (select 1 from form_record f where f.case_no = c.case_no and f.entered_by = :me)""";

    private final Cases cases;
    private final FlowRoles flows;
    private final JdbcClient jdbc;

    WhoMaySee(Cases cases, FlowRoles flows, JdbcClient jdbc) {
        this.cases = cases;
        this.flows = flows;
        this.jdbc = jdbc;
    }

    /** The case, if this person may see it; else it is not there. */
    public Case require(Me me, String caseNo) {
        return cases.find(caseNo).filter(found -> may(me, found)).orElseThrow(() -> new NotThere("没有案件「%s」，或者它不归您看".formatted(caseNo)));
    }

    public boolean may(Me me, String caseNo) {
        return cases.find(caseNo).filter(found -> may(me, found)).isPresent();
    }

    boolean may(Me me, Case found) {
        var line = lineage(found);
        return line.stream().anyMatch(one -> byOffice(me, one.flow())) || worksOn(me, line.stream().map(Case::caseNo).toList());
    }

    /** Whether this person may cancel and correct the case: an administrator, or a manager of one of its roles. */
    public boolean mayManage(Me me, Case found) {
        return me.isAdministrator() || !Collections.disjoint(Role.managedBy(me.groups()), flows.of(found.flow()));
    }

    /** Whether this person may look inside the case and move it in its diagram: who may correct it, or owns its flow. */
    public boolean mayMove(Me me, Case found) {
        return mayManage(me, found) || owns(me, found.flow());
    }

    /** Whether it is this person's turn in the case, as assignee or candidate; such a person may call the customer. */
    public boolean mayCall(Me me, String caseNo) {
        return jdbc.sql("""
                select count(*) from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_ where e.BUSINESS_KEY_ = :caseNo and (t.ASSIGNEE_ = :me
                    or exists (select 1 from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.GROUP_ID_ in (:groups)))""")
                .param("caseNo", caseNo).param("me", me.user()).param("groups", orNobody(me.groups())).query(Integer.class).single() > 0;
    }

    private boolean byOffice(Me me, String flow) {
        return me.isAdministrator() || me.isIn(Role.CUSTOMER_SERVICE.id()) || !Collections.disjoint(Role.managedBy(me.groups()), flows.of(flow))
                || owns(me, flow);
    }

    private boolean owns(Me me, String flow) {
        return flows.line(flow).map(Groups::owner).filter(me::isIn).isPresent();
    }

    private boolean worksOn(Me me, Collection<String> caseNos) {
        Set<String> groups = new LinkedHashSet<>(me.groups());
        groups.addAll(Role.managedBy(me.groups()));
        return jdbc.sql("select count(*) from service_case c where c.case_no in (:cases) and (" + WORKED_OR_WORKS + ")")
                .param("cases", caseNos).param("me", me.user()).param("groups", orNobody(groups)).query(Integer.class).single() > 0;
    }

    /** The case and those that called or caused it. */
    private List<Case> lineage(Case found) {
        List<Case> line = new ArrayList<>();
        for (var next = Optional.of(found); next.isPresent() && line.size() < DEEPEST; next = next.get().parentNo().flatMap(cases::find)) line.add(next.get());
        return line;
    }

    /** SQL knows no empty list. */
    private static Collection<String> orNobody(Collection<String> groups) {
        return groups.isEmpty() ? List.of("") : groups;
    }
}
