package io.tiaoli.workers.messaging;

/** Subject and text of an e-mail; the first line of the wording is the subject. */
record MailText(String subject, String text) {

    private static final String SUBJECT = "主题：";
    private static final String FROM = "%s给您的消息";
    private static final String OPT_OUT = "\n\n如不愿再收到此类邮件，请来电告知我们。";
    private static final int LONGEST = 200;

    /** @throws IllegalArgumentException when the first line is no subject */
    static MailText of(String key, String text, boolean commercial) {
        String[] lines = text.strip().split("\\R", 2);
        String subject = lines[0].startsWith(SUBJECT) ? lines[0].substring(SUBJECT.length()).strip() : "";
        if (subject.isEmpty() || subject.length() > LONGEST || lines.length == 1 || lines[1].isBlank()) {
            throw new IllegalArgumentException("「%s」的第一行应为「主题：……」（最多 %d 字），其后为正文，现在是「%s」".formatted(key, LONGEST, lines[0]));
        }
        return new MailText(subject, lines[1].strip() + (commercial ? OPT_OUT : ""));
    }

    /** A text that was written as a short message, and so has no subject, for somebody who prefers e-mail. */
    static MailText ofShort(String sender, String text, boolean commercial) {
        return new MailText(FROM.formatted(sender), text.strip() + (commercial ? OPT_OUT : ""));
    }
}
