package io.tiaoli.web.rehearsal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.Role;
import io.tiaoli.processes.rehearsal.Outcome.Kind;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.events.EventNames;
import io.tiaoli.workers.messaging.MessageState;

/** What workers have written since somebody looked last: messages, events, papers, notices. */
final class Records {

    /** A new row; {@code flow} and {@code step} say who wrote it, where that is known. */
    record Written(Kind kind, String flow, String step, String title, String who, String text, String wording) {}

    private final JdbcClient jdbc;
    private final Set<String> seen = new HashSet<>();

    Records(JdbcClient jdbc) {
        this.jdbc = jdbc;
        // what the demo company brought along
        fresh();
    }

    List<Written> fresh() {
        List<Written> all = new ArrayList<>();
        jdbc.sql("select id, flow, step, channel, address, wording_key, content, state, note, not_before from message order by created_at, id").query(row -> {
            if (!seen.add(row.getString(1))) return;
            var state = MessageState.valueOf(row.getString(8));
            String note = state == MessageState.SENT ? "" : "（%s%s）".formatted(state == MessageState.WAITING ? "等到联系时间再发" : state.label(), row.getString(9) == null ? "" : "：" + row.getString(9));
            all.add(new Written(Kind.MESSAGE, row.getString(2), row.getString(3), Channel.valueOf(row.getString(4)).label() + note, row.getString(5), row.getString(7), row.getString(6)));
        });
        jdbc.sql("select id, name, event_key from event order by created_at, id").query(row -> {
            if (seen.add(row.getString(1))) all.add(new Written(Kind.EVENT, "", "", EventNames.of(row.getString(2)), "", "告诉其他流程", ""));
        });
        jdbc.sql("select id, title, made_by from document order by made_at, id").query(row -> {
            if (seen.add(row.getString(1))) all.add(new Written(Kind.PAPER, "", "", row.getString(2), "", "", ""));
        });
        jdbc.sql("select task_id, kind, due_at, task_name, told from task_notice order by at, task_id").query(row -> {
            if (!seen.add(row.getString(1) + row.getString(2) + row.getString(3))) return;
            String told = row.getString(5);
            all.add(new Written(Kind.NOTICE, "", "", row.getString(4), Role.of(told).map(Role::label).orElse(told), row.getString(2).equals("REMINDER") ? "快到期了" : "已经到期，告诉主管", ""));
        });
        return all;
    }
}
