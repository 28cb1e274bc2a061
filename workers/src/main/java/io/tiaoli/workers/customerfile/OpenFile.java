package io.tiaoli.workers.customerfile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customers;

/** Opens the file of a household, or goes on with the one that is there, and notes the visit on its card; serves {@code customer-file} S1 and S2. */
@Component
@Label("打开客户档案")
public class OpenFile implements Worker<OpenFile.In, OpenFile.Out> {

    private static final Duration TIME_TO_BUILD = Duration.ofDays(2);

    /**
     * @param eventAt when the check-in formalities, the delivery or the talk ended; not in the future
     * @param repairOrderNo required after a check-in: the car's departure is told under it
     */
    public record In(@Label("客户") String customerId, @Label("事由") EventKind eventKind, @Label("发生时间") Instant eventAt,
            @Label("车辆") Optional<String> vehicleId, @Label("工单号") Optional<String> repairOrderNo) {}

    /** {@code agentId} is empty while nobody is appointed. */
    public record Out(@Label("档案号") String fileNo, @Label("已有档案") boolean fileExisted, @Label("跟踪业务员") Optional<String> agentId, @Label("建档期限") Instant fileDueAt,
            @Label("发生时间") Instant eventAt, @Label("接待客户的角色") String servedBy, @Label("重点客户") boolean keyAccount, @Label("客户等级") String customerClass) {}

    private final CustomerFiles files;
    private final Customers customers;
    private final ContactLog card;
    private final SheetPrefill prefill;

    OpenFile(CustomerFiles files, Customers customers, ContactLog card, SheetPrefill prefill) {
        this.files = files;
        this.customers = customers;
        this.card = card;
        this.prefill = prefill;
    }

    @Override
    public Out run(In in, Step step) {
        if (in.eventAt().isAfter(step.now())) throw new IllegalArgumentException("建档的发生时间（eventAt）为 %s，不能晚于现在 %s".formatted(in.eventAt(), step.now()));
        if (in.eventKind() == EventKind.REPAIR_CHECKIN && in.repairOrderNo().isEmpty()) throw new IllegalArgumentException("维修接车建档缺少工单号（repairOrderNo）");
        var customer = customers.get(in.customerId());
        boolean existed = files.ofCustomer(customer.id()).isPresent();
        var file = files.open(customer);
        files.visited(file.fileNo(), step.caseNo(), in);
        var line = in.eventKind().label() + in.repairOrderNo().map(no -> " " + no).orElse("");
        card.add(new Contact(UUID.randomUUID().toString(), customer.id(), Optional.of(step.caseNo()), Optional.of(step.step()), in.eventAt(), Channel.VISIT,
                ContactPurpose.ARRIVAL, ContactOutcome.REACHED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(line)), step.once("card"));
        prefill.show(step.caseNo(), customer, in.vehicleId(), file);
        return new Out(file.fileNo(), existed, file.agentId().or(files::standingAgent), in.eventAt().plus(TIME_TO_BUILD), in.eventAt(), in.eventKind().servedBy(),
                !customer.customerClass().equals("NORMAL"), customer.customerClass());
    }
}
