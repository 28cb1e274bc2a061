package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.sales.OrderState;
import io.tiaoli.workers.sales.SalesOrders;

@FlowTest
class VehicleOrderExceptionsTest {

    @Autowired Shop shop;
    @Autowired CarShop house;
    @Autowired SalesOrders orders;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void open() {
        house.open();
    }

    @Test
    @DisplayName("vehicle-order: a walk-in is registered by the form, an unknown customer id opens nothing")
    void startedByForm() {
        house.order = shop.startByForm("vehicle-order", "orderRequest", Map.of("action", "NEW", "customerName", "王芳", "phone", shop.phone(), "modelId", "轩逸 " + house.model, "colour", "珠光白"));
        assertThat(shop.variable(house.order, "customerName")).isEqualTo("王芳");
        assertThat(shop.variable(house.order, "modelId")).isEqualTo(house.model);
        assertThat(house.ended(shop.start("vehicle-order", null, Map.of("customerId", "nobody", "modelId", house.model)))).isTrue();
        assertThat(shop.tasks("sum-up-needs")).hasSize(1);
    }

    @Test
    @DisplayName("vehicle-order: a deposit above what is due is refused by name, and the form stays filled")
    void depositTooHigh() {
        house.wantsToSign();
        shop.complete("fill-order", "orderForm", house.orderForm(140_000));
        assertThat(shop.task("fill-order").getDescription()).contains("「定金」¥140,000.00 不合要求", "¥138,000.00");
        assertThat(shop.shown("fill-order", "orderForm")).containsEntry("depositYuan", 140_000.0);
    }

    @Test
    @DisplayName("vehicle-order: unsigned papers hold the order; a buyer who will not sign is let go and followed up")
    void notSigned() {
        house.wantsToSign();
        shop.complete("fill-order", "orderForm", house.orderForm(5_000));
        house.signPaper("订购单");
        shop.complete("sign-papers", "orderSigning", Map.of("explained", true, "result", "SIGNED"));
        assertThat(shop.task("sign-papers").getDescription()).contains("「新车销售合同」第 1 版客户还没有在屏幕上签名");
        shop.complete("sign-papers", "orderSigning", Map.of("explained", true, "result", "DECLINED", "reason", "回去商量"));
        house.leave();
        assertThat(orders.get(house.orderNo()).state()).isEqualTo(OrderState.LATER);
        assertThat(house.told(house.orderNo(), "prospect-registered")).hasSize(1);
    }

    @Test
    @DisplayName("vehicle-order fact 8: without copies of licence and identity neither deposit nor OrderSigned exists")
    void copiesFirst() {
        house.wantsToSign().sign();
        house.copy(PaperKind.ID_CARD);
        shop.complete("copy-papers", "copies", Map.of("agreements", "送脚垫"));
        assertThat(shop.task("copy-papers").getDescription()).contains("还没有存档驾驶证");
        assertThat(shop.shown("copy-papers", "copies")).containsEntry("agreements", "送脚垫");
        assertThat(shop.hasTask("request-payment")).isFalse();
        assertThat(house.told(house.orderNo(), "order-signed")).isEmpty();
    }

    @Test
    @DisplayName("vehicle-order: a missing deposit is extended once, then the order is cancelled and its car is free again")
    void depositMissing() {
        house.wantsToSign().sign().copies();
        depositOverdue();
        assertThat(shop.groups(shop.task("settle-deposit"))).containsExactly("showroom-manager");
        shop.complete("settle-deposit", "depositDelay", Map.of("answer", "EXTEND", "newDueOn", shop.now().toLocalDate().plusDays(2).toString(), "reason", "贷款在批"));
        assertThat(shop.hasTask("request-payment")).isTrue();
        depositOverdue();
        assertThatThrownBy(() -> shop.complete("settle-deposit", "depositDelay", Map.of("answer", "EXTEND", "newDueOn", shop.now().toLocalDate().plusDays(2).toString(), "reason", "再等等")))
                .hasMessageContaining("已经宽限过一次");
        shop.complete("settle-deposit", "depositDelay", Map.of("answer", "CANCEL", "reason", "贷款没批"));
        assertThat(house.ended(house.order)).isTrue();
        assertThat(orders.get(house.orderNo())).satisfies(order -> {
            assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
            assertThat(order.reason()).contains("贷款没批");
        });
        assertThat(jdbc.sql("select count(*) from stock_car where vin = ? and order_no is null").param(house.vin).query(Integer.class).single()).isEqualTo(1);
        assertThat(house.told(house.orderNo(), "order-signed")).isEmpty();
    }

    /** The day of payment passes with its reminding call, and three days more. */
    private void depositOverdue() {
        for (int day = 0; day < 7 && !shop.hasTask("settle-deposit"); day++) shop.advance(Duration.ofDays(1));
    }

    @Test
    @DisplayName("vehicle-order: an order is cancelled while it is being signed; what was paid is refunded")
    void cancelledWhileRunning() {
        house.wantsToSign().sign().copies().payDeposit();
        house.publish("case-cancelled", house.orderNo(), Map.of("cancelReason", "客户换了想法"));
        assertThat(house.ended(house.order)).isTrue();
        assertThat(house.told(house.orderNo(), "order-cancelled")).singleElement().satisfies(told -> assertThat(told).containsEntry("orderNo", house.orderNo()));
        assertThat(shop.groups(shop.task("refund-customer"))).contains("finance");
        assertThat(shop.hasTask("choose-insurance")).isFalse();
    }

    @Test
    @DisplayName("vehicle-order fact 12: an order cancelled after the deposit tells OrderCancelled, opens the refund and leaves no task of it open")
    void cancelledAfterwards() {
        house.wantsToSign().sign().copies().payDeposit().insureAndLeave();
        assertThat(house.ended(house.order)).isTrue();
        var request = shop.startByForm("vehicle-order", "orderRequest", Map.of("action", "CANCEL", "orderNo", house.orderNo(), "cancelReason", "家里有事"));
        assertThat(shop.groups(shop.task("confirm-cancellation"))).containsExactly("showroom-manager");
        assertThat(shop.shown("confirm-cancellation", "cancellation")).containsEntry("orderNo", house.orderNo());
        shop.complete("confirm-cancellation", "cancellation", Map.of("orderNo", house.orderNo(), "answer", "CONFIRM", "refund", "REFUND", "basis", "合同第四条"));
        assertThat(house.ended(request)).isTrue();
        assertThat(house.told(request.getBusinessKey(), "order-cancelled")).singleElement().satisfies(told -> assertThat(told).containsEntry("orderNo", house.orderNo()));
        assertThat(jdbc.sql("select amount_fen from refund where source_ref = ?").param(house.orderNo()).query(Long.class).single()).isEqualTo(500_000);
        assertThat(shop.groups(shop.task("refund-customer"))).contains("finance");
        assertThat(orders.get(house.orderNo()).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    @DisplayName("vehicle-order: a cancellation of an order that does not exist is refused by name, and can be dropped")
    void cancellationRefused() {
        var request = shop.startByForm("vehicle-order", "orderRequest", Map.of("action", "CANCEL", "orderNo", "DD-0", "cancelReason", "家里有事"));
        shop.complete("confirm-cancellation", "cancellation", Map.of("orderNo", "DD-0", "answer", "CONFIRM", "refund", "NONE", "basis", "合同第四条"));
        assertThat(shop.task("confirm-cancellation").getDescription()).contains("没有编号为「DD-0」的订单");
        shop.complete("confirm-cancellation", "cancellation", Map.of("orderNo", "DD-0", "answer", "DROP", "basis", "写错了"));
        assertThat(house.ended(request)).isTrue();
    }

    @Test
    @DisplayName("vehicle-order: a buyer with e-mail gets the quotation by mail; one without a mobile number is served all the same")
    void mailAndLandline() {
        jdbc.sql("update customer set email = 'chen@example.com', phone = '010-66668888' where id = ?").param(house.customer.id()).update();
        house.talk().needs().quote();
        assertThat(shop.texts(house.orderNo())).singleElement().satisfies(mail -> {
            assertThat(mail.wording()).isEqualTo("vehicle-order-quote.mail");
            assertThat(mail.content()).contains("合计 ¥138,000.00");
        });
        house.extras().papers().decide("LATER").leave();
        assertThat(house.ended(house.order)).isTrue();
        assertThat(shop.wordings(house.orderNo())).containsExactly("vehicle-order-quote.mail");
    }

    @Test
    @DisplayName("vehicle-order: a buyer for whom the car comes too late leaves without a price and is followed up")
    void tooLate() {
        house.talk("曜石黑").needs();
        shop.complete("tell-pickup", "pickup", Map.of("answer", "LEAVE"));
        house.leave();
        assertThat(house.told(house.orderNo(), "prospect-registered")).hasSize(1);
        assertThat(shop.texts(house.orderNo())).isEmpty();
    }
}
