package io.tiaoli.web.pages;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.workers.Refused;

/** What a person does on a page: after it the page is shown again, with what came of it in one sentence. */
public final class Acts {

    /**
     * Does {@code act} and goes to {@code page}; a refusal is said there.
     *
     * @param good what the page says when it was done
     */
    public static String then(String page, RedirectAttributes flash, String good, Runnable act) {
        try {
            act.run();
            flash.addFlashAttribute("good", good);
        } catch (Refused | IllegalArgumentException refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:" + page;
    }

    private Acts() {}
}
