package io.tiaoli.workers.appointments;

import java.time.Instant;
import java.util.Optional;

/**
 * One booking, with the number of its case.
 *
 * @param bayId missing for a service at the customer's place
 * @param advisorId who receives the customer
 * @param earlyEnough booked early enough for the booking benefits
 */
public record Appointment(String appointmentNo, String customerId, String vehicleId, Instant slotAt, int minutes, Optional<String> bayId,
        String advisorId, Optional<String> items, Optional<String> symptoms, Optional<Integer> mileageKm, AppointmentState state,
        boolean earlyEnough, Place place) {}
