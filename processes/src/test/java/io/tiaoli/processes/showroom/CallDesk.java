package io.tiaoli.processes.showroom;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;

/** The reception desk of a test: takes calls and says goodbye. */
@Component
class CallDesk {

    private final Shop shop;
    private final RuntimeService runtime;

    CallDesk(Shop shop, RuntimeService runtime) {
        this.shop = shop;
        this.runtime = runtime;
    }

    /** A call that the desk took, with what is entered on its page. */
    ProcessInstance taken(String number, String purpose, Map<String, Object> more) {
        Map<String, Object> call = new HashMap<>(Map.of("line", "SALES", "rings", 2, "purpose", purpose));
        if (number != null) call.put("callerNumber", number);
        call.putAll(more);
        return shop.startByForm("incoming-call", "call", call);
    }

    /** A call that rings, as the telephone system tells it. */
    ProcessInstance rings(String number, String line, Map<String, Object> more) {
        Map<String, Object> call = new HashMap<>(Map.of("line", line));
        if (number != null) call.put("callerNumber", number);
        call.putAll(more);
        var started = runtime.startProcessInstanceByMessage("call-arrived", call);
        shop.settle();
        return started;
    }

    /** Repeats what was said, thanks, and the caller hangs up. */
    void goodbye() {
        shop.complete("sum-up", "callSummary", Map.of("summary", "约好下午来看车", "hungUp", true));
    }

    void record() {
        shop.complete("record-call", "callRecord", Map.of("entered", true));
    }

    String caseNo(ProcessInstance call) {
        return runtime.createProcessInstanceQuery().processInstanceId(call.getId()).singleResult().getBusinessKey();
    }
}
