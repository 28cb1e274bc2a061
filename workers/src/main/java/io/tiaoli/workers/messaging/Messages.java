package io.tiaoli.workers.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every message as pages show it. */
@Repository
public class Messages {

    /** What a page looks for; what is empty is not asked. */
    public record Filter(Optional<MessageState> state, Optional<String> text, Optional<String> phone, Optional<String> caseNo) {

        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One page, the newest first, and how many there are in all. */
    public record Page(List<Message> messages, long total) {}

    private final JdbcClient jdbc;

    Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Message> get(String id) {
        return jdbc.sql("select * from message where id = ?").param(id).query(MessageRow::message).optional();
    }

    /** The messages of a case, the oldest first. */
    public List<Message> ofCase(String caseNo) {
        return jdbc.sql("select * from message where case_no = ? order by created_at, id").param(caseNo).query(MessageRow::message).list();
    }

    /**
     * @param page counts from 0
     * @param size how many messages a page holds, at least 1
     */
    public Page page(Filter filter, int page, int size) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        filter.state().ifPresent(state -> add(conditions, values, "state = ?", state.name()));
        filter.caseNo().ifPresent(caseNo -> add(conditions, values, "case_no = ?", caseNo.strip()));
        filter.phone().ifPresent(phone -> add(conditions, values, "address like ? escape '!'", containing(phone)));
        filter.text().ifPresent(text -> add(conditions, values, "lower(content) like lower(?) escape '!'", containing(text)));
        String where = " from message where " + String.join(" and ", conditions);
        long total = jdbc.sql("select count(*)" + where).params(values).query(Long.class).single();
        values.add((long) Math.max(page, 0) * Math.max(size, 1));
        values.add(Math.max(size, 1));
        return new Page(jdbc.sql("select *" + where + " order by created_at desc, id offset ? rows fetch next ? rows only").params(values).query(MessageRow::message).list(), total);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    static String containing(String text) {
        return "%" + text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
