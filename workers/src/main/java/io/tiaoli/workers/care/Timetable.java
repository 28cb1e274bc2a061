package io.tiaoli.workers.care;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns the rows of a plan into contacts with their moments. */
final class Timetable {

    private final String caseNo;
    private final PlanCare.In in;

    Timetable(String caseNo, PlanCare.In in) {
        this.caseNo = caseNo;
        this.in = in;
    }

    /** The rows in the order of the table; rows that share a code are numbered on. */
    List<CareContact> of(List<PlannedContact> rows) {
        List<CareContact> contacts = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (var row : rows) {
            for (int i = 0; i < row.times().orElse(1); i++) contacts.add(contact(row, i, numbers.merge(row.contact(), 1, Integer::sum)));
        }
        return contacts;
    }

    private CareContact contact(PlannedContact row, int repetition, int number) {
        Instant from = anchor(row);
        if (repetition > 0) {
            from = Offset.of("每隔多久", row.every().orElseThrow(() -> new IllegalArgumentException("计划「%s」的联系「%s」共 %d 次，缺少「每隔多久」"
                    .formatted(in.plan(), row.contact(), row.times().orElse(1))))).after(from, repetition);
        }
        var start = from;
        Instant at = Offset.of("多久之后", row.at()).after(start, 1);
        return new CareContact(UUID.randomUUID().toString(), caseNo, in.plan(), in.customerId(), in.vehicleId(), row.contact(), number,
                row.contactNo().map(no -> no + repetition), row.opens().map(o -> Offset.of("多久之后可以开始", o).after(start, 1)).orElse(at), at,
                row.due().map(d -> Offset.of("最晚多久之内", d).after(start, 1)).orElse(at), row.lapses().map(l -> Offset.of("多久之后不再联系", l).after(start, 1)),
                row.channel(), row.role(), row.purpose(), row.wording(), row.form(), row.priority().orElse(5), row.wholeCustomer().orElse(false),
                CareContact.State.PLANNED, Optional.empty(), Optional.empty());
    }

    private Instant anchor(PlannedContact row) {
        Object value = in.facts().get(row.anchor());
        if (value instanceof Date date) return date.toInstant();
        if (value instanceof String text && !text.isBlank()) return OffsetDateTime.parse(text).toInstant();
        throw new IllegalArgumentException("计划「%s」的联系「%s」从「%s」算起，但没有这个时间".formatted(in.plan(), row.contact(), row.anchor()));
    }
}
