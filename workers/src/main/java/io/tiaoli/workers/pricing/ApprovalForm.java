package io.tiaoli.workers.pricing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;

/** What the approval form submits: {@code {"approval":"ALL"}} or a decision for each line. */
record ApprovalForm(@Label("客户意见") Optional<Approval> approval, @Label("项目") List<Line> lines) {

    record Line(@Label("行号") int lineNo, @Label("客户意见") Optional<Decision> decision) {}

    /**
     * The decision on every line of a quote, by line number.
     *
     * @throws Refused {@code approval-unclear} when a line has none, or one that contradicts the decision on the whole
     */
    Map<Integer, Decision> on(Quote quote) {
        Map<Integer, Decision> decisions = new HashMap<>();
        lines.forEach(line -> line.decision().filter(decision -> decision != Decision.OPEN).ifPresent(decision -> {
            Decision before = decisions.put(line.lineNo(), decision);
            if (before != null && before != decision) throw unclear(line.lineNo(), "既同意又不同意");
        }));
        approval.filter(whole -> whole != Approval.PARTLY).ifPresent(whole -> {
            Decision all = whole == Approval.ALL ? Decision.APPROVED : Decision.DECLINED;
            quote.lines().forEach(line -> {
                Decision before = decisions.put(line.lineNo(), all);
                if (before != null && before != all) throw unclear(line.lineNo(), "与「%s」矛盾".formatted(all == Decision.APPROVED ? "全部同意" : "全部不同意"));
            });
        });
        for (var line : quote.lines()) {
            if (!decisions.containsKey(line.lineNo())) throw unclear(line.lineNo(), "还没有写明「%s」同意还是不同意".formatted(line.name()));
        }
        if (decisions.size() > quote.lines().size()) {
            throw new Refused("approval-unclear", "报价单第 %d 版只有 %d 行".formatted(quote.version(), quote.lines().size()));
        }
        return decisions;
    }

    private static Refused unclear(int lineNo, String why) {
        return new Refused("approval-unclear", "第 %d 行%s".formatted(lineNo, why));
    }
}
