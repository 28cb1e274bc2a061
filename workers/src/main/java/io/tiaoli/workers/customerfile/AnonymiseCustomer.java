package io.tiaoli.workers.customerfile;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.papers.Papers;

/**
 * Takes the person out of what we keep, at the customer's request; figures and signed papers stay as the law wants them kept.
 * Serves {@code customer-file}.
 */
@Component
@Label("清除客户个人资料")
@Refuses("work-open")
public class AnonymiseCustomer implements Worker<AnonymiseCustomer.In, Nothing> {

    public record In(@Label("客户") String customerId) {}

    private static final List<String> CLEAR = List.of(
            "update customer_file set wishes = null, birthday = null, family_birthdays = null, home_address = null, likes = null, talk = null, photo_id = null where customer_id = :id",
            "update contact_record set notes = null where customer_id = :id",
            "update message set address = '', content = '（已清除）', subject = null where customer_id = :id",
            "update reply set phone = '', content = '（已清除）' where customer_id = :id",
            "update follow_up set opinion = null, problem = null, complaint = null, suggestion = null, question = null, answer = null, needs = null where customer_id = :id",
            "update customer_suggestion set content = '（已清除）' where customer_id = :id",
            "update form_record set content = '{}' where case_no in (select case_no from service_case where customer_id = :id)",
            "delete from form_prefill where case_no in (select case_no from service_case where customer_id = :id)",
            "update test_drive_driver set name = '已清除', licence_no = null, expires_on = null where case_no in (select case_no from test_drive where customer_id = :id)",
            "update test_drive set comments = null where customer_id = :id",
            "delete from photo where case_no in (select case_no from service_case where customer_id = :id)",
            "update vehicle set plate_no = '清除' || substring(id, 1, 8), vin = null where customer_id = :id",
            "update customer set full_name = '已清除', salutation = null, phone = null, email = null, address = null where id = :id");

    private final JdbcClient jdbc;
    private final Consents consents;
    private final Papers papers;

    AnonymiseCustomer(JdbcClient jdbc, Consents consents, Papers papers) {
        this.jdbc = jdbc;
        this.consents = consents;
        this.papers = papers;
    }

    @Override
    public Nothing run(In in, Step step) {
        var open = jdbc.sql("select case_no from service_case where customer_id = ? and ended_at is null and case_no <> ? order by case_no")
                .params(in.customerId(), step.caseNo()).query(String.class).list();
        if (!open.isEmpty()) throw new Refused("work-open", "客户还有未办完的业务 %s，办完才能清除资料".formatted(String.join("、", open)));
        consents.withdraw(in.customerId(), "客户要求清除资料，" + step.caseNo());
        papers.forget(in.customerId(), step.caseNo());
        CLEAR.forEach(sql -> jdbc.sql(sql).param("id", in.customerId()).update());
        return Nothing.NOTHING;
    }
}
