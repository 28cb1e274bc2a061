package io.tiaoli.workers.messaging;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Cancels the messages of a case that have not left the house; serves every flow that can be cancelled or moved. */
@Component
@Label("取消未发的消息")
public class CancelMessages implements Worker<Nothing, CancelMessages.Out> {

    public record Out(@Label("取消条数") int cancelledMessages) {}

    private final JdbcClient jdbc;

    CancelMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Out run(Nothing in, Step step) {
        return new Out(jdbc.sql("update message set state = 'CANCELLED', note = '业务已取消或变更' where case_no = ? and state in ('WAITING', 'NOT_SENT')")
                .param(step.caseNo()).update());
    }
}
