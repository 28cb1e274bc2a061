package io.tiaoli.web.pages;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells Tasklist who is signed on and which of our pages to offer. */
@RestController
class MeApi {

    /** What the browser may know. */
    record Answer(String name, List<Me.Link> links) {}

    private final SignedOn signedOn;

    MeApi(SignedOn signedOn) {
        this.signedOn = signedOn;
    }

    @GetMapping("/api/me")
    Answer me() {
        var me = signedOn.me();
        return new Answer(me.name(), me.links().stream().filter(link -> !link.url().equals("/")).toList());
    }
}
