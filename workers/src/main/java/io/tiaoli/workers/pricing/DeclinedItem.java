package io.tiaoli.workers.pricing;

import java.util.Optional;

/** Something that was recommended for a vehicle in a case and not done. */
public record DeclinedItem(String id, String caseNo, String name, Optional<String> partNo, long amountFen) {}
