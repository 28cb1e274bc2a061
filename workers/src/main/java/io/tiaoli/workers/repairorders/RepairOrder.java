package io.tiaoli.workers.repairorders;

import java.time.Instant;
import java.util.Optional;

import io.tiaoli.workers.payments.PaymentMethod;
import io.tiaoli.workers.pricing.Benefit;

/** One repair order; its number is the number of its case. */
public record RepairOrder(String caseNo, String customerId, String vehicleId, OrderKind kind, boolean booked, Optional<String> appointmentNo,
        boolean earlyEnough, boolean firstMaintenance, Optional<String> advisorId, Optional<Integer> mileageKm, Instant arrivedAt,
        Optional<Instant> promisedAt, boolean washWanted, Optional<OldPartsWish> oldPartsWish, Optional<WaitMode> waitMode,
        Optional<PaymentMethod> payMethod, boolean insuranceWanted, Optional<Benefit> benefitChoice, int signatures, Optional<String> deputeNo,
        Optional<Instant> leftAt) {}
