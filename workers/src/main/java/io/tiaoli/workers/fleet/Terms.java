package io.tiaoli.workers.fleet;

import java.util.List;

/** What an organisation is offered; the agreement holds for {@code validMonths} from its signature. */
public record Terms(String salesTerms, String serviceTerms, int validMonths, List<Discount> discounts) {

    public Terms {
        discounts = List.copyOf(discounts);
    }
}
