package io.tiaoli.workers.complaints;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.forms.FormRecords;

/** Fills the register form with what another flow told of a complaint; before {@code complaint-handling} S1. */
@Component
@Label("预填投诉登记")
public class PrepareComplaint implements Worker<PrepareComplaint.In, PrepareComplaint.Out> {

    static final String RECORD = "complaint";

    /** @param acknowledgeHours business hours until the customer has an acknowledgement */
    public record In(@Label("客户编号") Optional<String> customerId, @Label("来源") Optional<ComplaintSource> source, @Label("哪方面") Optional<ComplaintArea> area,
            @Label("严重程度") Optional<Severity> severity, @Label("主题") Optional<String> subject, @Label("经过") Optional<String> description,
            @Label("相关单号") Optional<String> relatedRef, @Label("收到时间") Optional<Instant> receivedAt, @Label("几个营业小时内受理") int acknowledgeHours) {}

    /** @param customerKnown the form need not ask who it is */
    public record Out(@Label("客户已知") boolean customerKnown, @Label("严重程度") Severity severity, @Label("收到时间") Instant receivedAt,
            @Label("受理期限") Instant acknowledgeBy) {}

    private final FormRecords forms;
    private final Customers customers;
    private final ComplaintSettings settings;
    private final Clock clock;

    PrepareComplaint(FormRecords forms, Customers customers, ComplaintSettings settings, Clock clock) {
        this.forms = forms;
        this.customers = customers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        Severity severity = in.severity().orElse(Severity.NORMAL);
        Instant receivedAt = in.receivedAt().orElse(step.now());
        var prefill = JsonNodeFactory.instance.objectNode();
        in.source().ifPresent(source -> prefill.put("source", source.name()));
        in.area().or(() -> in.source().flatMap(PrepareComplaint::areaOf)).ifPresent(area -> prefill.put("area", area.name()));
        in.subject().ifPresent(subject -> prefill.put("subject", subject));
        in.description().ifPresent(description -> prefill.put("description", description));
        in.relatedRef().ifPresent(ref -> prefill.put("relatedRef", ref));
        prefill.put("severity", severity.name());
        prefill.put("receivedAt", receivedAt.atZone(ZoneId.systemDefault()).toOffsetDateTime().toString());
        forms.prepare(step.caseNo(), RECORD, prefill);
        return new Out(in.customerId().flatMap(customers::find).isPresent(), severity, receivedAt,
                settings.after(step.now(), Duration.ofHours(in.acknowledgeHours()), clock.getZone()));
    }

    /** Two ways in say by themselves what a complaint is about. */
    static Optional<ComplaintArea> areaOf(ComplaintSource source) {
        return switch (source) {
            case APPOINTMENT -> Optional.of(ComplaintArea.APPOINTMENT);
            case CAMPAIGN -> Optional.of(ComplaintArea.CAMPAIGN);
            default -> Optional.empty();
        };
    }
}
