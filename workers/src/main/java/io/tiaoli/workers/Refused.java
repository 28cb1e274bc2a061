package io.tiaoli.workers;

/** A business refusal: the diagram catches {@link #code()} at an error boundary event. */
public class Refused extends RuntimeException {

    private final String code;

    /**
     * @param code kebab fact, such as {@code phone-invalid}, declared by the worker in {@link Refuses}
     * @param message in Chinese, for staff: names the thing, the value and what is allowed
     */
    public Refused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
