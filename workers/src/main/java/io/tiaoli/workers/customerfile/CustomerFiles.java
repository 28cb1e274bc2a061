package io.tiaoli.workers.customerfile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.cases.CaseNumbers;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.database.Moments;

/** The table of customer files. */
@Repository
public class CustomerFiles {

    private static final String SERIES = "DA";

    /** A visit that went into a file. */
    public record Visit(EventKind kind, Instant at, Optional<String> orderNo, Optional<String> items) {}

    private final JdbcClient jdbc;
    private final CaseNumbers numbers;
    private final Clock clock;

    CustomerFiles(JdbcClient jdbc, CaseNumbers numbers, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.clock = clock;
    }

    public Optional<CustomerFile> find(String fileNo) {
        return jdbc.sql("select * from customer_file where file_no = ?").param(fileNo).query(CustomerFiles::row).optional();
    }

    /** The file of the household that a customer belongs to. */
    public Optional<CustomerFile> ofCustomer(String customerId) {
        return jdbc.sql("select f.* from customer_file f join customer c on c.household_id = f.household_id where c.id = ?").param(customerId).query(CustomerFiles::row).optional();
    }

    /** The file of a customer's household that must be there. */
    public CustomerFile get(String customerId) {
        return ofCustomer(customerId).orElseThrow(() -> new IllegalArgumentException("客户「%s」还没有档案".formatted(customerId)));
    }

    /** The visits of a file, newest first. */
    public List<Visit> visits(String fileNo) {
        return jdbc.sql("select event_kind, event_at, order_no, items from customer_file_visit where file_no = ? order by event_at desc, id").param(fileNo)
                .query((row, n) -> new Visit(EventKind.valueOf(row.getString(1)), Moments.read(row, 2),
                        Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)))).list();
    }

    /** A household has one file: the one that is there, else a new one. */
    CustomerFile open(Customer customer) {
        return ofCustomer(customer.id()).orElseGet(() -> {
            jdbc.sql("insert into customer_file (file_no, household_id, customer_id, opened_at) values (?, ?, ?, ?)")
                    .params(numbers.next(SERIES), customer.householdId(), customer.id(), OffsetDateTime.now(clock)).update();
            return get(customer.id());
        });
    }

    void visited(String fileNo, String caseNo, OpenFile.In visit) {
        jdbc.sql("insert into customer_file_visit (id, file_no, case_no, vehicle_id, event_kind, event_at, order_no) values (?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), fileNo, caseNo, visit.vehicleId().orElse(null), visit.eventKind().name(), moment(visit.eventAt()), visit.repairOrderNo().orElse(null)).update();
    }

    void serviced(String fileNo, Instant eventAt, Optional<String> items) {
        jdbc.sql("update customer_file_visit set items = ? where file_no = ? and event_at = ?").params(items.orElse(null), fileNo, moment(eventAt)).update();
    }

    void described(String fileNo, FileSheet sheet) {
        jdbc.sql("""
                update customer_file set wishes = :wishes, maintenance_cycle = :cycle, birthday = coalesce(:birthday, birthday), family_birthdays = coalesce(:family, family_birthdays),
                  home_address = coalesce(:home, home_address), likes = coalesce(:likes, likes) where file_no = :fileNo""")
                .param("wishes", sheet.wishes().orElse(null)).param("cycle", sheet.maintenanceCycle().orElse(null)).param("birthday", sheet.birthday().orElse(null))
                .param("family", sheet.familyBirthdays().orElse(null)).param("home", sheet.homeAddress().orElse(null)).param("likes", sheet.likes().orElse(null))
                .param("fileNo", fileNo).update();
    }

    /** Stores the card in the folder of its month; a card that is there stays where it is. */
    void stored(String fileNo, ServicePlan plan, Optional<String> photoId) {
        jdbc.sql("""
                update customer_file set next_service = ?, talk = ?, contact_channel = ?, contact_offset_days = ?, next_contact_at = null,
                  built_at = coalesce(built_at, ?), card_month = coalesce(card_month, ?), photo_id = coalesce(?, photo_id) where file_no = ?""")
                .params(plan.content().name(), plan.talk(), plan.channel(), plan.offsetDays(), OffsetDateTime.now(clock), YearMonth.now(clock).toString(), photoId.orElse(null), fileNo).update();
    }

    void nextContact(String fileNo, Instant at) {
        jdbc.sql("update customer_file set next_contact_at = ? where file_no = ?").params(moment(at), fileNo).update();
    }

    /** What is offered next, as a later talk found it. */
    public void nextService(String customerId, NextService service) {
        jdbc.sql("update customer_file set next_service = ? where household_id = (select household_id from customer where id = ?)").params(service.name(), customerId).update();
    }

    void completionAsked(String fileNo) {
        jdbc.sql("update customer_file set completion_asked_at = ? where file_no = ?").params(OffsetDateTime.now(clock), fileNo).update();
    }

    void agent(String fileNo, String userId) {
        jdbc.sql("update customer_file set agent_id = ? where file_no = ?").params(userId, fileNo).update();
    }

    /** Who follows customers up unless said otherwise. */
    Optional<String> standingAgent() {
        return jdbc.sql("select user_id from standing_agent order by seq desc fetch first 1 rows only").query(String.class).optional();
    }

    void appoint(String userId) {
        jdbc.sql("insert into standing_agent (id, user_id, appointed_at) values (?, ?, ?)").params(UUID.randomUUID().toString(), userId, OffsetDateTime.now(clock)).update();
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }

    private static CustomerFile row(ResultSet row, int n) throws SQLException {
        return new CustomerFile(row.getString("file_no"), row.getString("household_id"), row.getString("customer_id"), text(row, "agent_id"), Moments.readOptional(row, "built_at"),
                text(row, "card_month"), text(row, "photo_id"), text(row, "wishes"), text(row, "maintenance_cycle"),
                Optional.ofNullable(row.getObject("birthday", LocalDate.class)), text(row, "family_birthdays"), text(row, "home_address"), text(row, "likes"),
                text(row, "next_service").map(NextService::valueOf), text(row, "talk"), Optional.ofNullable(row.getObject("contact_offset_days", Integer.class)),
                Moments.readOptional(row, "next_contact_at"), row.getObject("completion_asked_at") != null);
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
