package io.tiaoli.web.notices;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.deadlines.Notices.Notice;
import io.tiaoli.processes.tasks.WhoMayWork;
import io.tiaoli.web.cases.WhoMaySee;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;

/** What a person and the person's groups were told: about tasks that are still open, and beside them. */
@Controller
class NoticePage {

    private static final int MOST = 100;

    /** {@code task} and {@code caseUrl} lead on, null where this person may not go there. */
    record Row(String kind, boolean late, String name, String due, String told, String at, String task, String caseNo, String caseUrl) {}

    /** A notice that is about no task. */
    record Other(String kind, boolean urgent, String text, String url, String at) {}

    private final SignedOn signedOn;
    private final Notices notices;
    private final WhoMayWork mayWork;
    private final WhoMaySee maySee;
    private final StaffNames names;
    private final List<OtherNotices> others;

    NoticePage(SignedOn signedOn, Notices notices, WhoMayWork mayWork, WhoMaySee maySee, StaffNames names, List<OtherNotices> others) {
        this.signedOn = signedOn;
        this.notices = notices;
        this.mayWork = mayWork;
        this.maySee = maySee;
        this.names = names;
        this.others = others;
    }

    @GetMapping("/notices")
    String show(Model page) {
        var me = signedOn.me();
        List<Row> rows = notices.to(me.user(), me.groups(), MOST).stream().map(notice -> row(notice, me)).toList();
        page.addAttribute("title", "提醒");
        page.addAttribute("rows", rows);
        page.addAttribute("others", others.stream().flatMap(other -> other.to(me).stream()).map(told -> new Other(told.kind(), told.urgent(), told.text(), told.url(), Times.text(told.at()))).toList());
        return "notices";
    }

    private Row row(Notice notice, Me me) {
        String task = mayWork.may(me.user(), me.groups(), notice.taskId()) ? "/camunda/app/tasklist/default/#/?task=" + notice.taskId() : null;
        String caseUrl = notice.caseNo().filter(no -> maySee.may(me, no)).map(no -> "/cases/" + no).orElse(null);
        return new Row(kind(notice.kind()), notice.kind() == Kind.ESCALATION, notice.taskName(), notice.kind() == Kind.ABSENCE ? "" : Times.text(notice.dueAt()), names.told(notice.told()),
                Times.text(notice.at()), task, notice.caseNo().orElse(""), caseUrl);
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case REMINDER -> "快到期";
            case ESCALATION -> "已超期";
            case ABSENCE -> "代办";
        };
    }
}
