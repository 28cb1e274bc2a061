package io.tiaoli.workers.customerfile;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Gives a file its follow-up agent, for this customer or for all without one; serves {@code customer-file} S1. */
@Component
@Label("指定跟踪业务员")
@Refuses("agent-unknown")
public class AppointAgent implements Worker<AppointAgent.In, Nothing> {

    /** @param standing also for every later customer who has no agent */
    public record In(@Label("客户") String customerId, @Label("业务员账号") String agentId, @Label("长期指定") boolean standing) {}

    private final CustomerFiles files;
    private final Agents agents;

    AppointAgent(CustomerFiles files, Agents agents) {
        this.files = files;
        this.agents = agents;
    }

    @Override
    public Nothing run(In in, Step step) {
        if (!agents.isAgent(in.agentId())) throw new Refused("agent-unknown", "「%s」不是跟踪业务员的账号，请填跟踪业务员组里的账号".formatted(in.agentId()));
        files.agent(files.get(in.customerId()).fileNo(), in.agentId());
        if (in.standing()) files.appoint(in.agentId());
        return Nothing.NOTHING;
    }
}
