package io.tiaoli.web.documents;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import io.tiaoli.web.cases.WhoMaySee;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;

/** A wrong paper, signed or not, gets a new version from what is known of its case now, with a reason; the wrong one stays readable. */
@Controller
class Corrections {

    private static final int LONGEST_REASON = 500;

    private final SignedOn signedOn;
    private final SeenDocument seen;
    private final Documents documents;
    private final Cases cases;
    private final WhoMaySee may;

    Corrections(SignedOn signedOn, SeenDocument seen, Documents documents, Cases cases, WhoMaySee may) {
        this.signedOn = signedOn;
        this.seen = seen;
        this.documents = documents;
        this.cases = cases;
        this.may = may;
    }

    /** Whoever's turn it is in the paper's case, and whoever answers for it; a version that is not the latest is left as it is. */
    boolean may(Me me, Document document) {
        return document.state() != Document.State.SUPERSEDED
                && (may.mayCall(me, document.caseNo()) || cases.find(document.caseNo()).filter(found -> may.mayManage(me, found)).isPresent());
    }

    @PostMapping("/documents/{id}/correction")
    RedirectView correct(@PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var document = seen.require(id);
        var me = signedOn.me();
        try {
            if (reason.strip().length() > LONGEST_REASON) throw new IllegalArgumentException("原因最多 %d 个字，现在是 %d 个".formatted(LONGEST_REASON, reason.strip().length()));
            if (document.state() != Document.State.SUPERSEDED && !may(me, document)) throw new AccessDeniedException("correction");
            var made = documents.correct(id, reason, me.user());
            flash.addFlashAttribute("good", "这是更正后的第 %d 版。%s".formatted(made.version(), documents.awaitsSignature(made) ? "原来的签名不算数了，请客户重新签名。" : ""));
            return page(made.id());
        } catch (IllegalArgumentException refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
            return page(id);
        }
    }

    private static RedirectView page(String id) {
        var page = new RedirectView("/documents/" + id + "/sign", true);
        page.setStatusCode(HttpStatus.SEE_OTHER);
        return page;
    }
}
