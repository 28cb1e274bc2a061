package io.tiaoli.web.pages;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the person who looks at it. */
@ControllerAdvice
class EveryPage {

    private final SignedOn signedOn;

    EveryPage(SignedOn signedOn) {
        this.signedOn = signedOn;
    }

    @ModelAttribute("me")
    Me me() {
        return signedOn.me();
    }
}
