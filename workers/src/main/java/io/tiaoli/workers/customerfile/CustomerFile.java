package io.tiaoli.workers.customerfile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The file of one household.
 *
 * @param customerId who opened it
 * @param cardMonth month in which the card was built, such as {@code 2026-11}; its folder bears the same name
 * @param nextContactAt empty until the car has left or the talk has ended
 */
public record CustomerFile(String fileNo, String householdId, String customerId, Optional<String> agentId, Optional<Instant> builtAt, Optional<String> cardMonth,
        Optional<String> photoId, Optional<String> wishes, Optional<String> maintenanceCycle, Optional<LocalDate> birthday, Optional<String> familyBirthdays,
        Optional<String> homeAddress, Optional<String> likes, Optional<NextService> nextService, Optional<String> talk, Optional<Integer> contactOffsetDays,
        Optional<Instant> nextContactAt, boolean completionAsked) {}
