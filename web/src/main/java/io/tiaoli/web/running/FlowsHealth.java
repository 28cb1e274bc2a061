package io.tiaoli.web.running;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowDeployment;

/** UP only when the flows are deployed. */
@Component
class FlowsHealth implements HealthIndicator {

    private final FlowDeployment flows;

    FlowsHealth(FlowDeployment flows) {
        this.flows = flows;
    }

    @Override
    public Health health() {
        return flows.isDone() ? Health.up().build() : Health.outOfService().build();
    }
}
