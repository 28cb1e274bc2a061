package io.tiaoli.web.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sign-in form as a program fills it in. */
public final class SignInForm {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** The token that a page gives its forms. */
    public static Optional<String> token(String page) {
        var token = TOKEN.matcher(page);
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    /** The form of somebody of the demo company. */
    public static HttpRequest.Builder filled(URI page, String user, String token) {
        String form = "username=%s&password=%s&_csrf=%s".formatted(encoded(user), encoded(Desk.PASSWORD), encoded(token));
        return HttpRequest.newBuilder(page).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private SignInForm() {}
}
