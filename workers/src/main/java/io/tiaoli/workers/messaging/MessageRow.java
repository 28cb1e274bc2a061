package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.read;
import static io.tiaoli.workers.database.Moments.readOptional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;

/** Reads a row of the outbox. */
final class MessageRow {

    static Message message(ResultSet row, int number) throws SQLException {
        return new Message(row.getString("id"), row.getString("reference"), row.getString("case_no"), row.getString("flow"), row.getString("step"),
                row.getString("customer_id"), Channel.valueOf(row.getString("channel")), row.getString("address"),
                row.getString("wording_key"), row.getInt("wording_version"), text(row, "subject"), row.getString("content"), row.getInt("segments"),
                ContactPurpose.valueOf(row.getString("purpose")), BusinessLine.valueOf(row.getString("business_line")),
                row.getBoolean("commercial"), row.getBoolean("resend_allowed"), window(row),
                MessageState.valueOf(row.getString("state")), text(row, "note"), row.getInt("attempts"), read(row, "not_before"), readOptional(row, "expires_at"),
                read(row, "created_at"), readOptional(row, "sent_at"), readOptional(row, "delivered_at"),
                text(row, "gateway"), text(row, "gateway_id"), text(row, "gateway_answer"));
    }

    private static WindowFacts window(ResultSet row) throws SQLException {
        return new WindowFacts(row.getBoolean("on_reply"), row.getBoolean("quiet_sms_sent"), readOptional(row, "order_received_at"),
                row.getBoolean("morning_service"), row.getBoolean("before_departure"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private MessageRow() {}
}
