package io.tiaoli.web.workbench.approval;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.tiaoli.web.access.Groups;
import io.tiaoli.web.notices.OtherNotices;
import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.workbench.approval.DeployRequest.State;

/** Tells the second owners what waits for them, and everybody concerned for a week what came of it. */
@Component
class ApprovalNotices implements OtherNotices {

    private static final Duration TOLD = Duration.ofDays(7);

    private final DeployRequests requests;
    private final Approvals approvals;
    private final FlowNames flows;
    private final StaffNames names;
    private final Clock clock;

    ApprovalNotices(DeployRequests requests, Approvals approvals, FlowNames flows, StaffNames names, Clock clock) {
        this.requests = requests;
        this.approvals = approvals;
        this.flows = flows;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Told> to(Me me) {
        var asked = requests.waiting().stream().filter(request -> approvals.isSecond(request, me))
                .map(request -> new Told("等您同意", true, "%s申请发布「%s」：%s".formatted(names.name(request.askedBy()), flow(request), request.reason()), request.url(), request.askedAt()));
        var settled = requests.settledSince(clock.instant().minus(TOLD)).stream().filter(request -> concerns(request, me)).map(request -> new Told(request.state().label(), request.state() != State.APPROVED,
                "%s申请发布「%s」：%s".formatted(names.name(request.askedBy()), flow(request), came(request)), request.url(), request.settledAt().orElseThrow()));
        return Stream.concat(asked, settled).toList();
    }

    /** Who asked, unless it was that person's own doing, and the other owners where nothing is left for them to do. */
    private static boolean concerns(DeployRequest request, Me me) {
        if (request.settledBy().filter(me.user()::equals).isPresent()) return false;
        return request.askedBy().equals(me.user()) || (request.state() == State.WITHDRAWN || request.state() == State.VOID) && me.isIn(Groups.owner(request.line()));
    }

    private String came(DeployRequest request) {
        String who = names.name(request.settledBy());
        String said = request.answer().filter(answer -> !answer.isBlank()).map(answer -> "：" + answer).orElse("");
        return switch (request.state()) {
            case APPROVED -> who + "同意了，已经发布" + said;
            case REFUSED -> who + "没有同意" + said;
            case WITHDRAWN -> who + "撤回了申请";
            case VOID -> "申请作废" + said;
            case WAITING -> throw new IllegalStateException("Request %s waits".formatted(request.id()));
        };
    }

    private String flow(DeployRequest request) {
        return flows.flow(request.folder().substring(request.folder().indexOf('/') + 1));
    }
}
