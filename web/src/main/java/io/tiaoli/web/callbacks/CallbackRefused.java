package io.tiaoli.web.callbacks;

import org.springframework.http.HttpStatus;

/** A call that is not taken, with the status and sentence that the provider gets. */
class CallbackRefused extends RuntimeException {

    private final HttpStatus status;

    CallbackRefused(HttpStatus status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
