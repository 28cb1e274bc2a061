package io.tiaoli.processes.patterns;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Finds what makes a backtracking matcher try every way there is: a group that is repeated and can itself fit in several ways. */
final class Nested {

    /** How a part can fit: in one way, in some, or in as many as the text is long. */
    private enum Fits {ONCE, SOMEHOW, ENDLESSLY}

    private static final Pattern REPETITION = Pattern.compile("(?<endless>[*+]|\\{\\d+,})|(?<range>\\{\\d+,\\d+})|(?<count>\\{\\d+})");
    /** What stands for one character: an escape, a class, any other. */
    private static final Pattern ATOM = Pattern.compile("\\\\.|\\[\\^?]?(?:\\\\.|[^\\]\\\\])*+]|[^\\\\\\[]", Pattern.DOTALL);

    private final Deque<Fits> around = new ArrayDeque<>();
    private Fits here = Fits.ONCE;

    /** Whether such a group is in it. */
    static boolean isIn(String written) {
        var nested = new Nested();
        var atoms = ATOM.matcher(written);
        var repetition = REPETITION.matcher(written);
        for (int at = 0; at < written.length() && atoms.find(at); at = atoms.end()) {
            repetition.region(atoms.end(), written.length());
            boolean repeated = repetition.lookingAt();
            boolean endless = repeated && repetition.group("endless") != null;
            if (atoms.group().equals(")") && nested.isSlow(repeated, endless)) return true;
            nested.read(atoms.group(), endless ? Fits.ENDLESSLY : repeated && repetition.group("range") != null ? Fits.SOMEHOW : Fits.ONCE);
        }
        return false;
    }

    private boolean isSlow(boolean repeated, boolean endless) {
        return endless ? here != Fits.ONCE : repeated && here == Fits.ENDLESSLY;
    }

    private void read(String atom, Fits fits) {
        if (atom.equals("(")) {
            around.push(here);
            here = Fits.ONCE;
            return;
        }
        if (atom.equals(")") && !around.isEmpty()) widen(around.pop());
        widen(atom.equals("|") ? Fits.SOMEHOW : fits);
    }

    private void widen(Fits other) {
        if (other.compareTo(here) > 0) here = other;
    }
}
