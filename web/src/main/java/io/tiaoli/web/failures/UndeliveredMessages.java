package io.tiaoli.web.failures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.messaging.Message;
import io.tiaoli.workers.messaging.Messages;

/** Messages that did not reach their customer and wait for a person. */
@Repository
class UndeliveredMessages {

    private final JdbcClient jdbc;
    private final Messages messages;

    UndeliveredMessages(JdbcClient jdbc, Messages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    Messages.Page page(Set<String> flows, int page, int size) {
        String from = """
                \sfrom message m left join service_case c on c.case_no = m.case_no
                where m.state in ('FAILED', 'UNKNOWN', 'BLOCKED') and (m.flow in (:flows) or c.flow in (:flows))""";
        Map<String, Object> values = new HashMap<>(Map.of("flows", FailedSteps.listed(flows), "skip", (long) page * size, "size", size));
        long total = jdbc.sql("select count(*)" + from).params(values).query(Long.class).single();
        List<Message> found = jdbc.sql("select m.id" + from + " order by m.created_at desc, m.id offset :skip rows fetch next :size rows only").params(values).query(String.class).list()
                .stream().flatMap(id -> messages.get(id).stream()).toList();
        return new Messages.Page(found, total);
    }
}
