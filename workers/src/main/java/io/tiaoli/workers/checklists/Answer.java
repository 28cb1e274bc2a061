package io.tiaoli.workers.checklists;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an item is answered, and what passes.
 *
 * @param least the least and most that may be entered of a number
 * @param atLeast what a number must reach to pass
 * @param options what may be chosen
 */
public record Answer(Kind kind, Optional<BigDecimal> least, Optional<BigDecimal> most, Optional<BigDecimal> atLeast, Optional<BigDecimal> atMost, List<String> options) {

    /** TICK, PASS and JUDGED and a bounded NUMBER are scored; CHOICE, TEXT and VIN only tell. */
    public enum Kind {TICK, PASS, JUDGED, NUMBER, CHOICE, TEXT, VIN}

    private static final Set<Kind> TELLING = EnumSet.of(Kind.CHOICE, Kind.TEXT, Kind.VIN);

    /** What an owner may write. */
    static final String ALLOWED = "打勾、合格、评定、文字、车架号、「选择 甲|乙」、「数字 0-100」、「数字 0-100 至少 50」或「数字 0-100 至多 50」";

    private static final Pattern NUMBER = Pattern.compile("数字 (\\d{1,7})-(\\d{1,7})(?: (至少|至多) (\\d{1,7}))?");

    /** Empty when the words are none of those allowed. */
    static Optional<Answer> of(String words) {
        String text = words.strip().replaceAll("\\s+", " ");
        return switch (text) {
            case "", "打勾" -> Optional.of(plain(Kind.TICK));
            case "合格" -> Optional.of(plain(Kind.PASS));
            case "评定" -> Optional.of(plain(Kind.JUDGED));
            case "文字" -> Optional.of(plain(Kind.TEXT));
            case "车架号" -> Optional.of(plain(Kind.VIN));
            default -> text.startsWith("选择 ") ? choice(text.substring(3)) : number(text);
        };
    }

    /** Whether the answer counts in the score. */
    public boolean isScored() {
        return !TELLING.contains(kind) && (kind != Kind.NUMBER || atLeast.isPresent() || atMost.isPresent());
    }

    boolean passes(BigDecimal number) {
        return atLeast.filter(bound -> number.compareTo(bound) < 0).isEmpty() && atMost.filter(bound -> number.compareTo(bound) > 0).isEmpty();
    }

    /** What a number has to be, for people; empty where anything passes. */
    public String bound() {
        return atLeast.map(bound -> "至少 " + bound).or(() -> atMost.map(bound -> "至多 " + bound)).orElse("");
    }

    private static Answer plain(Kind kind) {
        return new Answer(kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static Optional<Answer> choice(String text) {
        var options = Pattern.compile("\\|").splitAsStream(text).map(String::strip).toList();
        boolean plain = options.size() > 1 && options.stream().noneMatch(String::isEmpty) && options.stream().distinct().count() == options.size();
        return plain ? Optional.of(new Answer(Kind.CHOICE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), options)) : Optional.empty();
    }

    private static Optional<Answer> number(String text) {
        var number = NUMBER.matcher(text);
        if (!number.matches()) return Optional.empty();
        var least = new BigDecimal(number.group(1));
        var most = new BigDecimal(number.group(2));
        var bound = Optional.ofNullable(number.group(4)).map(BigDecimal::new);
        boolean possible = least.compareTo(most) < 0 && bound.filter(b -> b.compareTo(least) < 0 || b.compareTo(most) > 0).isEmpty();
        boolean atLeast = "至少".equals(number.group(3));
        return possible ? Optional.of(new Answer(Kind.NUMBER, Optional.of(least), Optional.of(most), bound.filter(b -> atLeast), bound.filter(b -> !atLeast), List.of())) : Optional.empty();
    }
}
