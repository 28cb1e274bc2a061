package io.tiaoli.processes.patterns;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Finds what makes a backtracking matcher try every way there is: a group that is repeated and can itself fit in several ways. */
final class Nested {

    private static final Pattern ENDLESS = Pattern.compile("[*+]|\\{\\d+,\\d*}");
    /** What stands for one character: an escape, a class, any other. */
    private static final Pattern ATOM = Pattern.compile("\\\\.|\\[\\^?]?(?:\\\\.|[^\\]\\\\])*+]|[^\\\\\\[]", Pattern.DOTALL);

    /** Whether such a group is in it. */
    static boolean isIn(String written) {
        Deque<Boolean> open = new ArrayDeque<>();
        boolean manifold = false;
        var atoms = ATOM.matcher(written);
        var repeated = ENDLESS.matcher(written);
        for (int at = 0; at < written.length() && atoms.find(at); at = atoms.end()) {
            String atom = atoms.group();
            repeated.region(atoms.end(), written.length());
            boolean endless = repeated.lookingAt();
            switch (atom) {
                case "(" -> {
                    open.push(manifold);
                    manifold = false;
                }
                case ")" -> {
                    if (manifold && endless) return true;
                    manifold |= endless || !open.isEmpty() && open.pop();
                }
                case "|" -> manifold = true;
                default -> manifold |= endless;
            }
        }
        return false;
    }

    private Nested() {}
}
