package io.tiaoli.web.cases;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.Reason;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.workers.cases.Cases.Case;

/** What those who answer for a case may do to it, each with a reason. */
@Controller
class CaseActions {

    private final SignedOn signedOn;
    private final WhoMaySee may;
    private final Cancellation cancellation;
    private final StepBack stepBack;

    CaseActions(SignedOn signedOn, WhoMaySee may, Cancellation cancellation, StepBack stepBack) {
        this.signedOn = signedOn;
        this.may = may;
        this.cancellation = cancellation;
        this.stepBack = stepBack;
    }

    @PostMapping("/cases/{number}/cancel")
    RedirectView cancel(@PathVariable String number, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var me = signedOn.me();
        cancellation.cancel(managed(me, number), Reason.checked(reason, "原因"), me.user());
        return back(number, "案件已取消，还没发出的消息不再发送。", flash);
    }

    @PostMapping("/cases/{number}/back")
    RedirectView stepBack(@PathVariable String number, @RequestParam String task, @RequestParam String step, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var me = signedOn.me();
        managed(me, number);
        stepBack.back(number, task, step, Reason.checked(reason, "原因"), me.user());
        return back(number, "已退回，这一步重新等人办理。", flash);
    }

    private Case managed(Me me, String number) {
        var found = may.require(me, number);
        if (!may.mayManage(me, found)) throw new AccessDeniedException("only managers of its roles");
        if (found.endedAt().isPresent()) throw new IllegalArgumentException("案件「%s」已经结束，不能再改".formatted(number));
        return found;
    }

    private static RedirectView back(String number, String said, RedirectAttributes flash) {
        flash.addFlashAttribute("done", said);
        var page = new RedirectView("/cases/" + number, true);
        page.setStatusCode(HttpStatus.SEE_OTHER);
        return page;
    }
}
