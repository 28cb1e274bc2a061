package io.tiaoli.workers.repairorders;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Appointment;
import io.tiaoli.workers.appointments.Appointments;
import io.tiaoli.workers.pricing.QuoteLine;
import io.tiaoli.workers.pricing.Quotes;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and documents may tell of a visit: from the repair order once the car is there, else from the booking. */
@Component
class VisitFacts implements FactSource {

    private final RepairOrders orders;
    private final Appointments appointments;
    private final Quotes quotes;
    private final Advisors advisors;
    private final Clock clock;

    VisitFacts(RepairOrders orders, Appointments appointments, Quotes quotes, Advisors advisors, Clock clock) {
        this.orders = orders;
        this.appointments = appointments;
        this.quotes = quotes;
        this.advisors = advisors;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("items", "项目", "更换机油、机油滤清器"), new Fact("advisorName", "服务顾问", "李敏"),
                new Fact("visitMileage", "本次里程", "20000公里"), new Fact("arrivedAt", "到店时间", "11月21日 08:40"),
                new Fact("promisedAt", "承诺交车时间", "11月22日 13:00"), new Fact("deputeNo", "任务委托书编号", "RO-20261121-0007-W1"),
                new Fact("oldPartsWish", "旧件处理", "带走"), new Fact("waitMode", "等候方式", "店内等候"), new Fact("payMethod", "付款方式", "刷卡"),
                new Fact("washWanted", "洗车", "是"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return wanted(caseNo, facts().stream().map(Fact::name).collect(Collectors.toSet()));
    }

    /** The booking is asked only for what neither the order nor the quote says. */
    @Override
    public Map<String, Object> wanted(String caseNo, Set<String> names) {
        Map<String, Object> told = new LinkedHashMap<>();
        Optional<RepairOrder> order = orders.find(caseNo);
        Supplier<Optional<Appointment>> booking = SingletonSupplier.of(() -> appointments.find(order.flatMap(RepairOrder::appointmentNo).orElse(caseNo)));
        if (names.contains("items")) quoted(caseNo).or(() -> booking.get().flatMap(Appointment::items)).ifPresent(items -> told.put("items", items));
        if (names.contains("advisorName")) {
            order.flatMap(RepairOrder::advisorId).or(() -> booking.get().map(Appointment::advisorId)).flatMap(advisors::find).map(Advisor::name)
                    .ifPresent(name -> told.put("advisorName", name));
        }
        if (names.contains("visitMileage")) {
            order.flatMap(RepairOrder::mileageKm).or(() -> booking.get().flatMap(Appointment::mileageKm)).ifPresent(km -> told.put("visitMileage", km + "公里"));
        }
        order.ifPresent(known -> tell(known, told));
        return told;
    }

    private void tell(RepairOrder order, Map<String, Object> told) {
        told.put("arrivedAt", ReadableTime.moment(order.arrivedAt(), clock.getZone()));
        order.promisedAt().ifPresent(at -> told.put("promisedAt", ReadableTime.moment(at, clock.getZone())));
        order.deputeNo().ifPresent(no -> told.put("deputeNo", no));
        order.oldPartsWish().ifPresent(wish -> told.put("oldPartsWish", wish.label()));
        order.waitMode().ifPresent(mode -> told.put("waitMode", mode.label()));
        order.payMethod().ifPresent(method -> told.put("payMethod", method.label()));
        told.put("washWanted", order.washWanted() ? "是" : "否");
    }

    private Optional<String> quoted(String caseNo) {
        return quotes.latest(caseNo).map(quote -> quote.lines().stream().map(QuoteLine::name).collect(Collectors.joining("、")));
    }
}
