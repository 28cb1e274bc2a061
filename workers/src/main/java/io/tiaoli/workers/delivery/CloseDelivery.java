package io.tiaoli.workers.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;
import io.tiaoli.workers.sales.OrderState;
import io.tiaoli.workers.sales.SalesOrders;

/** Notes that the owner has driven away: the car's file, the order, the photo where the owner agreed to one; {@code vehicle-delivery} S20. */
@Component
@Label("完成交车")
public class CloseDelivery implements Worker<CloseDelivery.In, CloseDelivery.Out> {

    /** @param photoStep the step at which the photo of the ceremony is taken */
    public record In(@Label("离店时间") Instant departedAt, @Label("同意合影") boolean photoConsent, @Label("拍合影的步骤") String photoStep) {}

    /** @param photoId empty without consent or photo */
    public record Out(@Label("交车完成时间") Instant deliveredAt, @Label("合影") Optional<String> photoId, @Label("客户等级") String customerClass) {}

    private final Deliveries deliveries;
    private final SalesOrders orders;
    private final Vehicles vehicles;
    private final Customers customers;
    private final Photos photos;
    private final DeliverySchedule schedule;

    CloseDelivery(Deliveries deliveries, SalesOrders orders, Vehicles vehicles, Customers customers, Photos photos, DeliverySchedule schedule) {
        this.deliveries = deliveries;
        this.orders = orders;
        this.vehicles = vehicles;
        this.customers = customers;
        this.photos = photos;
        this.schedule = schedule;
    }

    @Override
    public Out run(In in, Step step) {
        var delivery = deliveries.get(step.caseNo());
        var photo = in.photoConsent() ? latestPhoto(step.caseNo(), in.photoStep()) : Optional.<String>empty();
        var day = LocalDate.ofInstant(in.departedAt(), ZoneId.systemDefault());
        delivery.vehicleId().ifPresent(car -> {
            vehicles.describe(car, Optional.empty(), Optional.empty(), Optional.of(day), Optional.empty());
            delivery.vin().ifPresent(vin -> vehicles.identify(car, vin));
        });
        orders.move(delivery.orderNo(), OrderState.DELIVERED, Optional.empty());
        schedule.close(delivery.orderNo());
        deliveries.delivered(step.caseNo(), in.departedAt(), photo);
        return new Out(in.departedAt(), photo, customers.get(delivery.customerId()).customerClass());
    }

    private Optional<String> latestPhoto(String caseNo, String photoStep) {
        return photos.of(caseNo).stream().filter(photo -> photo.step().equals(photoStep)).max(Comparator.comparing(Photo::takenAt)).map(Photo::id);
    }
}
