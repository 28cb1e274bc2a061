package io.tiaoli.workers.checklists;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A check sheet as its owner wrote it.
 *
 * @param key name of its file without the ending, also the id of its form
 * @param code as staff cite it: CL-05
 * @param weight what the sheet counts among several sheets, in percent
 * @param remarks what whoever fills it in must know about the sheet itself
 */
public record Sheet(String key, String code, String title, Optional<BigDecimal> weight, List<String> remarks, List<Group> groups) {

    private static final BigDecimal WHOLE = new BigDecimal(100);

    /**
     * Items that are weighed together.
     *
     * @param weight in percent; empty where the sheet has no weights, or where the weight of this group is missing
     */
    public record Group(String name, Optional<BigDecimal> weight, List<Item> items) {}

    /**
     * One line.
     *
     * @param position counted from 1 over the whole sheet
     * @param role who sees to it when it fails
     * @param variable the name under which the flow gets the answer
     */
    public record Item(int position, String text, Answer answer, FailAction onFail, Optional<String> role, Optional<String> variable) {

        /** The field of the form. */
        public String field() {
            return variable.orElse("item" + position);
        }
    }

    /** Whether the groups are weighed; otherwise each item counts the same. */
    public boolean isWeighted() {
        return groups.stream().anyMatch(group -> group.weight().isPresent());
    }

    /** The sum of the weights that are there. */
    public BigDecimal weights() {
        return groups.stream().flatMap(group -> group.weight().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether the weights add up to another sum than 100, so that scores are normalised to it. */
    public boolean isNormalised() {
        return isWeighted() && weights().compareTo(WHOLE) != 0;
    }

    /** The groups of a weighted sheet that have no weight: shown, not scored. */
    public List<Group> unweighted() {
        return isWeighted() ? groups.stream().filter(group -> group.weight().isEmpty()).toList() : List.of();
    }

    public List<Item> items() {
        return groups.stream().flatMap(group -> group.items().stream()).toList();
    }
}
