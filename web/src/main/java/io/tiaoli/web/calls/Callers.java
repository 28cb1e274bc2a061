package io.tiaoli.web.calls;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds customers by part of a number, a plate or a name, with their cars and open cases, in three questions however many are found. */
@Repository
class Callers {

    /** Somebody who may be calling; {@code customerClass}: NORMAL, KEY, VIP or CORPORATE. */
    record Caller(String id, String name, Optional<String> salutation, Optional<String> phone, String customerClass, boolean doNotContact) {}

    record Car(String plateNo, Optional<String> model) {}

    record OpenCase(String caseNo, String flow) {}

    private record Of<T>(String customerId, T what) {}

    private final JdbcClient jdbc;

    Callers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose number, plate or name holds the text; numbers that begin with it come first. */
    List<Caller> like(String text, int most) {
        String plain = text.strip().toUpperCase().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        String digits = plain.replaceAll("[\\s-]", "");
        return jdbc.sql("""
                select c.id, c.full_name, c.salutation, c.phone, c.customer_class, c.do_not_contact from customer c
                where replace(c.phone, '-', '') like :anywhere escape '!' or upper(c.full_name) like :name escape '!'
                   or exists (select 1 from vehicle v where v.customer_id = c.id and v.plate_no like :anywhere escape '!')
                order by case when replace(c.phone, '-', '') like :first escape '!' then 0 else 1 end, c.full_name, c.id fetch first\s""" + most + " rows only")
                .param("anywhere", "%" + digits + "%").param("name", "%" + plain + "%").param("first", digits + "%")
                .query((row, n) -> new Caller(row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)), row.getString(5), row.getBoolean(6))).list();
    }

    /** Their cars, by customer. */
    Map<String, List<Car>> cars(List<String> customers) {
        if (customers.isEmpty()) return Map.of();
        return grouped(jdbc.sql("select customer_id, plate_no, model from vehicle where customer_id in (:ids) order by plate_no").param("ids", customers)
                .query((row, n) -> new Of<>(row.getString(1), new Car(row.getString(2), Optional.ofNullable(row.getString(3))))).list());
    }

    /** Their cases that are not over, the newest first, by customer. */
    Map<String, List<OpenCase>> openCases(List<String> customers) {
        if (customers.isEmpty()) return Map.of();
        return grouped(jdbc.sql("select customer_id, case_no, flow from service_case where customer_id in (:ids) and ended_at is null order by started_at desc, case_no desc").param("ids", customers)
                .query((row, n) -> new Of<>(row.getString(1), new OpenCase(row.getString(2), row.getString(3)))).list());
    }

    private static <T> Map<String, List<T>> grouped(List<Of<T>> rows) {
        return rows.stream().collect(groupingBy(Of::customerId, mapping(Of::what, toList())));
    }
}
