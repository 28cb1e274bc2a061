package io.tiaoli.workers.messaging;

import java.util.regex.Pattern;

/** E-mail addresses as people have them. */
final class Emails {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");

    static boolean valid(String written) {
        return written.strip().length() <= 120 && ADDRESS.matcher(written.strip()).matches();
    }

    private Emails() {}
}
