package io.tiaoli.workers.logging;

import java.util.regex.Pattern;

/** Personal numbers as they may be shown to many, such as 138****0000. */
public final class Masked {

    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])((?:86)?1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9])");
    private static final Pattern ID_CARD = Pattern.compile("(?<![0-9])([1-9][0-9]{5})(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}([0-9Xx])(?![0-9Xx])");
    private static final Pattern LONG_NUMBER = Pattern.compile("[+0-9 -]{7,}");

    /** A phone in a list: a mobile keeps its first three and last four digits, any other number its last four. */
    public static String phone(String phone) {
        String text = text(phone);
        if (!text.equals(phone) || !LONG_NUMBER.matcher(phone.strip()).matches()) return text;
        String bare = phone.strip();
        return "*".repeat(bare.length() - 4) + bare.substring(bare.length() - 4);
    }

    /** A text with every mobile and identity card number in it masked; what else it says stays. */
    public static String text(String text) {
        return ID_CARD.matcher(MOBILE.matcher(text).replaceAll("$1****$2")).replaceAll("$1***********$2");
    }

    private Masked() {}
}
