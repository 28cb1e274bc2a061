package io.tiaoli.web.pages;

/** Why somebody does something that others will ask about. */
public final class Reason {

    /** What the columns that keep reasons take at least, and what the pages' fields let in. */
    private static final int LONGEST = 400;

    /**
     * The given text without blanks around it.
     *
     * @param what the sentence asks for, such as {@code 原因}
     * @throws IllegalArgumentException in Chinese, when it is empty, missing or longer than 400 characters
     */
    public static String checked(String text, String what) {
        String said = text == null ? "" : text.strip();
        if (said.isEmpty() || said.length() > LONGEST) throw new IllegalArgumentException("请写明%s，1 至 %d 个字，现在是 %d 个".formatted(what, LONGEST, said.length()));
        return said;
    }

    private Reason() {}
}
