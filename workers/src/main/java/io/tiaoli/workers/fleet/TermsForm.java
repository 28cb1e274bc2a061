package io.tiaoli.workers.fleet;

import java.util.List;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** One half of the terms as a form gives it: the sales side or the service side. */
record TermsForm(@Label("条款") String terms, @Label("有效月数") Optional<Integer> validMonths, @Label("优惠") List<Discount> discounts) {}
