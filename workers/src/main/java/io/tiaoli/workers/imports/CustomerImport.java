package io.tiaoli.workers.imports;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customer;

/** Customers with what they agreed to; name and phone together say who it is. */
@Component
@Order(1)
class CustomerImport implements ImportKind<CustomerLine> {

    private static final String HOW_WE_KNOW = "导入的客户资料";

    private final KnownCustomers known;
    private final Consents consents;
    private final JdbcTemplate batch;
    private final Clock clock;

    CustomerImport(KnownCustomers known, Consents consents, JdbcTemplate batch, Clock clock) {
        this.known = known;
        this.consents = consents;
        this.batch = batch;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "customers";
    }

    @Override
    public String label() {
        return "客户";
    }

    @Override
    public List<Heading> headings() {
        List<Heading> headings = new ArrayList<>(List.of(Heading.required("姓名", "最多 80 个字"), Heading.required("电话", "手机号或带区号的固定电话；姓名和电话都相同即同一客户"),
                Heading.optional("称呼", "如 先生、女士"), Heading.optional("邮箱", "邮箱地址"), Heading.optional("地址", "最多 200 个字"),
                Heading.optional("客户类别", String.join("、", CustomerLine.CLASSES.keySet()) + "，新客户不填为「普通」"),
                Heading.optional("首选联系方式", CustomerLine.channels() + "，新客户不填为「电话」"), Heading.optional("勿扰", "是、否")));
        Arrays.stream(ContactPurpose.values()).filter(ContactPurpose::needsConsent)
                .forEach(purpose -> headings.add(Heading.optional(CustomerLine.consent(purpose), "是、否；没有「是」就不会为此联系")));
        return headings;
    }

    @Override
    public CustomerLine read(Row row) {
        return CustomerLine.of(row);
    }

    @Override
    public String key(CustomerLine line) {
        return KnownCustomers.key(line.fullName(), line.phone());
    }

    @Override
    public List<Line<CustomerLine>> compare(List<Line<CustomerLine>> lines) {
        var there = known.withPhones(lines.stream().map(line -> line.value().phone()).distinct().toList());
        var agreed = known.consents(there.values().stream().flatMap(List::stream).map(Customer::id).toList());
        return lines.stream().map(line -> {
            var found = there.getOrDefault(key(line.value()), List.of());
            if (found.isEmpty()) return line.isNew();
            if (found.size() > 1) line.row().problem("姓名", "系统里有 %d 位同名同电话的客户，请先在客户档案里合并".formatted(found.size()));
            String id = found.get(0).id();
            return line.known(id, line.value().sameAs(found.get(0), agreed.getOrDefault(id, Map.of())));
        }).toList();
    }

    @Override
    public void write(List<Line<CustomerLine>> lines, String source) {
        var now = OffsetDateTime.now(clock);
        List<Object[]> customers = new ArrayList<>();
        List<Object[]> agreed = new ArrayList<>();
        for (var line : lines) {
            if (line.change() != Change.NEW) continue;
            var c = line.value();
            String id = UUID.randomUUID().toString();
            customers.add(new Object[] {id, id, c.fullName(), c.salutation().orElse(null), c.phone(), c.email().orElse(null), c.address().orElse(null), c.customerClass().orElse("NORMAL"),
                    c.channel().orElse(Channel.PHONE).name(), c.doNotContact().orElse(false), now});
            c.consents().forEach((purpose, granted) -> agreed.add(new Object[] {UUID.randomUUID().toString(), id, purpose.name(), granted, HOW_WE_KNOW, now}));
        }
        batch.batchUpdate("""
                insert into customer (id, household_id, full_name, salutation, phone, email, address, customer_class, preferred_channel, do_not_contact, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", customers);
        batch.batchUpdate("insert into consent (id, customer_id, purpose, granted, source, at) values (?, ?, ?, ?, ?, ?)", agreed);
        change(lines.stream().filter(line -> line.change() == Change.CHANGED).toList());
    }

    private void change(List<Line<CustomerLine>> lines) {
        batch.batchUpdate("""
                update customer set salutation = coalesce(?, salutation), email = coalesce(?, email), address = coalesce(?, address),
                customer_class = coalesce(?, customer_class), preferred_channel = coalesce(?, preferred_channel), do_not_contact = coalesce(?, do_not_contact) where id = ?""",
                lines.stream().map(line -> new Object[] {line.value().salutation().orElse(null), line.value().email().orElse(null), line.value().address().orElse(null),
                        line.value().customerClass().orElse(null), line.value().channel().map(Channel::name).orElse(null), line.value().doNotContact().filter(no -> !no).orElse(null), line.id()}).toList());
        lines.forEach(this::consents);
    }

    /** One by one, because what is withdrawn also stops messages that are on their way. */
    private void consents(Line<CustomerLine> line) {
        var before = known.consents(List.of(line.id())).getOrDefault(line.id(), Map.of());
        if (line.value().doNotContact().orElse(false)) consents.withdraw(line.id(), HOW_WE_KNOW);
        line.value().consents().forEach((purpose, granted) -> {
            if (granted.equals(before.getOrDefault(purpose, false))) return;
            if (granted) {
                consents.grant(line.id(), purpose, HOW_WE_KNOW);
            } else {
                consents.withdraw(line.id(), purpose, HOW_WE_KNOW);
            }
        });
    }
}
