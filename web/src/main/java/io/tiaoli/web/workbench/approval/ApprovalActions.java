package io.tiaoli.web.workbench.approval;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowRefused;
import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.Reason;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.workbench.Drafts;
import io.tiaoli.web.workbench.InstalledFlows;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** What owners do about a request to deploy: ask, withdraw, agree, refuse. */
@Controller
class ApprovalActions {

    private static final int LONGEST = 400;

    private final InstalledFlows flows;
    private final Approvals approvals;
    private final Drafts drafts;
    private final FlowDeployments deployments;
    private final SignedOn signedOn;

    ApprovalActions(InstalledFlows flows, Approvals approvals, Drafts drafts, FlowDeployments deployments, SignedOn signedOn) {
        this.flows = flows;
        this.approvals = approvals;
        this.drafts = drafts;
        this.deployments = deployments;
        this.signedOn = signedOn;
    }

    @PostMapping("/workbench/{line}/{flow}/draft/ask")
    String ask(@PathVariable String line, @PathVariable String flow, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var found = flows.require(line, flow);
        return Acts.then(found.url() + "/draft", flash, "已申请发布，等这条业务线的另一位负责人同意。同意之前，正在用的流程不变。", () -> {
            String why = Reason.checked(reason, "为什么改");
            try {
                prepare(found);
            } catch (FlowRefused refused) {
                throw new IllegalArgumentException(Approvals.UNSOUND, refused);
            }
            approvals.ask(found, signedOn.me().user(), why);
        });
    }

    @PostMapping("/workbench/{line}/{flow}/request/approve")
    String approve(@PathVariable String line, @PathVariable String flow, @RequestParam String id, @RequestParam(defaultValue = "") String answer, RedirectAttributes flash) {
        var found = flows.require(line, flow);
        var me = signedOn.me();
        return Acts.then(found.url(), flash, "已同意并发布。新开的案件按新版本办，正在办的案件仍按原来的版本办完。", () -> {
            if (answer.strip().length() > LONGEST) throw new IllegalArgumentException("意见最多 %d 个字".formatted(LONGEST));
            approvals.mayApprove(found, id, me);
            try {
                prepare(found);
                approvals.approve(found, id, me, answer.strip());
            } catch (FlowRefused refused) {
                throw new IllegalArgumentException(refused.getMessage(), refused);
            }
        });
    }

    @PostMapping("/workbench/{line}/{flow}/request/refuse")
    String refuse(@PathVariable String line, @PathVariable String flow, @RequestParam String id, @RequestParam(defaultValue = "") String answer, RedirectAttributes flash) {
        var found = flows.require(line, flow);
        var me = signedOn.me();
        return Acts.then(found.url(), flash, "已回复不同意，申请人会看到您写的原因。", () -> approvals.refuse(found, id, me, Reason.checked(answer, "为什么不同意")));
    }

    @PostMapping("/workbench/{line}/{flow}/request/withdraw")
    String withdraw(@PathVariable String line, @PathVariable String flow, @RequestParam String id, RedirectAttributes flash) {
        var found = flows.require(line, flow);
        var me = signedOn.me();
        return Acts.then(found.url() + "/draft", flash, "申请已撤回，草稿还在。", () -> approvals.withdraw(found, id, me));
    }

    private void prepare(Flow flow) {
        deployments.prepareRequest(drafts.content(drafts.require(flow)));
    }
}
