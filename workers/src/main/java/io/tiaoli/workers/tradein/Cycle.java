package io.tiaoli.workers.tradein;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** How old a car is when its owner is offered a trade-in, by model where it differs, and which owners are meant; as the form of the campaign gives it. */
record Cycle(@Label("活动名称") String campaignName, @Label("置换周期（月）") int cycleMonths, @Label("按车型的周期") List<ModelCycle> models, @Label("活动结束日期") Optional<LocalDate> endsOn,
        @Label("电话开头") Optional<String> phone, @Label("地址包含") Optional<String> address, @Label("行业包含") Optional<String> industry) {

    /** The cycle of one model, by its name in the file. */
    record ModelCycle(@Label("车型") String model, @Label("周期（月）") int months) {}

    private static final Period USUAL = Period.ofMonths(3);

    /** Whether a car delivered on that day has reached its cycle; the day itself counts. */
    boolean reached(Optional<String> model, LocalDate deliveredOn, LocalDate today) {
        int months = models.stream().filter(own -> model.filter(own.model()::equals).isPresent()).map(ModelCycle::months).findFirst().orElse(cycleMonths);
        return !deliveredOn.plusMonths(months).isAfter(today);
    }

    LocalDate lastDay(LocalDate today) {
        return endsOn.orElseGet(() -> today.plus(USUAL));
    }
}
