package io.tiaoli.web.workbench.migration;

/** A step of the old version and the one that takes its place in the new one. */
record MappedStep(String source, String target, Waits waits) {

    /** How the engine names the whole of a step that is done several times. */
    private static final String WHOLE = "#multiInstanceBody";

    /** The step itself, where this is the whole of its repetitions. */
    String step() {
        return source.replace(WHOLE, "");
    }

    /** The whole of a step that is done several times in both versions. */
    static MappedStep whole(String source, String target) {
        return new MappedStep(source + WHOLE, target + WHOLE, Waits.KEEP);
    }
}
