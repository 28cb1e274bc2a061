package io.tiaoli.web.workbench;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.rehearsal.Expected;
import io.tiaoli.processes.rehearsal.KeptCase;
import io.tiaoli.processes.rehearsal.KeptCases;
import io.tiaoli.processes.rehearsal.Outcome;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** The test cases of a folder: kept in its draft. */
@Component
class KeptRehearsals {

    private final Drafts drafts;

    KeptRehearsals(Drafts drafts) {
        this.drafts = drafts;
    }

    static KeptCases of(FlowFolder folder) {
        return KeptCases.of(folder.flow(), folder.files());
    }

    /**
     * Keeps a rehearsal in the draft of its flow, in place of the one of the same name.
     *
     * @throws IllegalArgumentException in Chinese, when somebody else holds the draft
     */
    void keep(Flow flow, String user, String name, Outcome outcome, String reason) {
        var draft = drafts.open(flow.folder(), user);
        var kept = new KeptCase(name, outcome.used(), Expected.of(outcome));
        put(flow, draft, user, of(drafts.content(draft)).with(kept), "保留测试案例「%s」：%s".formatted(kept.name(), reason));
    }

    void remove(Flow flow, String user, String name, String reason) {
        var draft = drafts.open(flow.folder(), user);
        var cases = of(drafts.content(draft));
        if (cases.without(name).cases().size() == cases.cases().size()) throw new IllegalArgumentException("没有测试案例「%s」，可能别人刚删去了".formatted(name));
        put(flow, draft, user, cases.without(name), "删去测试案例「%s」：%s".formatted(name, reason));
    }

    private void put(Flow flow, Draft draft, String user, KeptCases cases, String why) {
        drafts.save(draft, user, draft.revision(), KeptCases.file(flow.id()), cases.write(), why);
    }
}
