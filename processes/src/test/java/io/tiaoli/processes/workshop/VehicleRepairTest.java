package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;

@FlowTest
class VehicleRepairTest {

    @Autowired RepairShop garage;

    @BeforeEach
    void open() {
        garage.open();
    }

    @Test
    @DisplayName("vehicle-repair: a booked maintenance goes from arrival to farewell, every hand-over documented")
    void bookedMaintenance() {
        var order = garage.booked(true);
        garage.receive().estimate("SEMI_SYNTHETIC").inspect().priceAsEstimated().approveAll().signOrder();
        garage.repair().pass().pay(283).handOver();
        assertThat(order).isEnded();
        assertThat(garage.papers()).containsExactlyInAnyOrder("接车单", "查车单", "估价单", "工单与进场记录", "预检单", "检查数据表", "报价单", "任务委托书", "领料单", "结算单", "收据", "发票");
    }
}
