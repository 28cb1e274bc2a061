package io.tiaoli.workers.messaging;

import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.contact.ConsentWithdrawn;
import io.tiaoli.workers.contact.ContactPurpose;

/** Stops what a customer no longer wants to get. */
@Component
class CancelUnsent implements ConsentWithdrawn {

    private final JdbcClient jdbc;

    CancelUnsent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void withdrawn(String customerId, Set<ContactPurpose> purposes) {
        jdbc.sql("update message set state = 'CANCELLED', note = '客户已撤回同意' where customer_id = :customer and state in ('WAITING', 'NOT_SENT') and purpose in (:purposes)")
                .param("customer", customerId).param("purposes", purposes.stream().map(Enum::name).toList()).update();
    }
}
