package io.tiaoli.processes.safety;

import java.util.Optional;
import java.util.regex.Pattern;

import io.tiaoli.processes.decisions.FormulaPatterns;

/** What FEEL of an owner may not do, in a decision as in a form: define functions, or cost a node its memory or time. */
final class FormulaCheck {

    /** In strings too: what is a string and what a comment only the FEEL parser knows. */
    private static final Pattern FUNCTION = Pattern.compile("\\b(function|external)\\b", Pattern.CASE_INSENSITIVE);

    /** Why, in Chinese; empty when it may be. */
    static Optional<String> refusal(String formula) {
        if (FUNCTION.matcher(formula).find()) return Optional.of("不允许自定义函数（function、external）；可以用 FEEL 自带的函数");
        return FeelCost.refusal(formula).or(() -> FormulaPatterns.problem(formula));
    }

    private FormulaCheck() {}
}
