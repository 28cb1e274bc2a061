package io.tiaoli.web.callbacks;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.workers.messaging.Receipts;
import io.tiaoli.workers.messaging.Replies;
import io.tiaoli.workers.messaging.gateway.Receipt;
import io.tiaoli.workers.messaging.gateway.Reply;

/** Takes delivery receipts and customers' replies from SMS providers; a call with one bad entry is refused as a whole. */
@RestController
class SmsCallbacks {

    /** What the provider reads. */
    record Sentence(String message) {}

    private final CallbackSecret secret;
    private final Receipts receipts;
    private final Replies replies;
    private final Clock clock;

    SmsCallbacks(CallbackSecret secret, Receipts receipts, Replies replies, Clock clock) {
        this.secret = secret;
        this.receipts = receipts;
        this.replies = replies;
        this.clock = clock;
    }

    @PostMapping("/callbacks/sms/receipt")
    Sentence receipt(HttpServletRequest request) throws IOException {
        secret.check(request);
        List<Receipt> all = CallbackBody.read(request).stream().map(entry -> entry.receipt(clock.instant())).toList();
        all.forEach(receipts::received);
        return new Sentence("已收到");
    }

    @PostMapping("/callbacks/sms/reply")
    Sentence reply(HttpServletRequest request) throws IOException {
        secret.check(request);
        List<Reply> all = CallbackBody.read(request).stream().map(entry -> entry.reply(clock.instant())).toList();
        all.forEach(replies::received);
        return new Sentence("已收到");
    }

    @ExceptionHandler(CallbackRefused.class)
    ResponseEntity<Sentence> refused(CallbackRefused e) {
        return ResponseEntity.status(e.status()).body(new Sentence(e.getMessage()));
    }
}
