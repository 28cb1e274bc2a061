package io.tiaoli.processes.cases;

import org.camunda.bpm.engine.BadUserRequestException;

/** A second case was started where only one may run at a time. */
public class AlreadyRunning extends BadUserRequestException {

    AlreadyRunning(String flow, String key, String caseNo) {
        super("「%s」已有进行中的案件 %s（流程 %s），请在该案件里继续".formatted(key, caseNo, flow));
    }
}
