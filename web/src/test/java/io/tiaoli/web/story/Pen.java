package io.tiaoli.web.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.tiaoli.testing.Browser;

/** A customer who signs a paper on the screen that staff turn to him. */
final class Pen {

    private Pen() {
    }

    /** Draws a name with the mouse, confirms, and closes the window. */
    static void sign(Page paper, String shot) {
        // nobody signs before the pad listens; a window that has just opened may still show no page at all
        paper.locator("#pad[data-state=ready]").waitFor();
        // the paper pushes the pad down once it is drawn
        drawn(paper);
        paper.locator("#sign-form button[type=submit]").scrollIntoViewIfNeeded();
        // who sees an empty pad draws again
        for (int times = 0; times < 3 && isEmpty(paper); times++) draw(paper);
        assertThat(isEmpty(paper)).as("the pad is empty in %s", paper.evaluate("() => JSON.stringify([innerWidth, innerHeight, scrollY, document.visibilityState, document.querySelector('#pad').getBoundingClientRect()])")).isFalse();
        paper.locator("#sign-form button[type=submit]").click();
        assertThat(paper.locator("h1 .badge")).hasText("已签字");
        drawn(paper);
        // not before: a picture of a whole page makes the window larger for a moment
        Browser.wholePage(paper, "story-" + shot);
        paper.close();
    }

    private static void draw(Page paper) {
        // waits until it lies still
        paper.locator("#pad").hover();
        var pad = paper.locator("#pad").boundingBox();
        var mouse = paper.mouse();
        double[][] strokes = {{.2, .3, .35, .7, .45, .25}, {.5, .7, .6, .3, .75, .75, .85, .4}};
        for (double[] stroke : strokes) {
            mouse.move(pad.x + stroke[0] * pad.width, pad.y + stroke[1] * pad.height);
            mouse.down();
            for (int i = 2; i < stroke.length; i += 2) mouse.move(pad.x + stroke[i] * pad.width, pad.y + stroke[i + 1] * pad.height);
            mouse.up();
        }
    }

    private static boolean isEmpty(Page paper) {
        return (boolean) paper.evaluate("() => { const pad = document.querySelector('#pad'); return pad.getContext('2d').getImageData(0, 0, pad.width, pad.height).data.every(value => value === 0); }");
    }

    private static void drawn(Page paper) {
        paper.waitForFunction("() => [...document.querySelectorAll('img.paper')].every(image => image.naturalWidth > 0)");
    }
}
