package io.tiaoli.workers.messaging.gateway;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the SMPP gateway delivers; what could not be kept is refused, so that the gateway brings it again. */
class SmppInbox implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(SmppInbox.class);
    private static final int LONGEST_ID = 120;
    private static final Pattern ID = Pattern.compile("\\bid:(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:(\\w+)", Pattern.CASE_INSENSITIVE);

    private final Inbound inbound;
    private final Clock clock;

    SmppInbox(Inbound inbound, Clock clock) {
        this.inbound = inbound;
        this.clock = clock;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        try {
            if (message.isSmscDeliveryReceipt() || message.isIntermediateDeliveryNotification()) receipt(message);
            else inbound.reply(new Reply(from(message), SmppText.of(message), clock.instant(), Optional.empty(), SmppText.part(message)));
        } catch (RuntimeException e) {
            LOG.error("Cannot keep what the SMPP gateway delivered", e);
            throw new ProcessRequestException("Not kept", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    private void receipt(DeliverSm message) {
        String text = SmppText.of(message);
        var idParameter = SmppText.optional(message, OptionalParameter.Receipted_message_id.class);
        Optional<String> id = idParameter != null ? Optional.of(SmppText.storable(idParameter.getValueAsString())) : found(ID, text);
        if (id.isEmpty()) {
            LOG.warn("A receipt from the SMPP gateway names no message: {}", text.replaceAll("\\p{Cntrl}", " "));
            return;
        }
        if (id.get().length() > LONGEST_ID) {
            LOG.warn("A receipt from the SMPP gateway names a message with a number of {} characters, which none has", id.get().length());
            return;
        }
        inbound.receipt(new Receipt("smpp", id.get(), reference(message), state(message, text), clock.instant(), text));
    }

    private static Optional<Reference> reference(DeliverSm message) {
        var number = SmppText.optional(message, OptionalParameter.User_message_reference.class);
        if (number == null) return Optional.empty();
        return Phones.mobile(from(message)).map(phone -> new Reference(number.getValue() & 0xFFFF, phone));
    }

    private static DeliveryState state(DeliverSm message, String text) {
        var parameter = SmppText.optional(message, OptionalParameter.Message_state.class);
        boolean told = parameter != null && parameter.getMessageState() != null;
        return DeliveryState.of(told ? parameter.getMessageState().name() : found(STATE, text).orElse(""));
    }

    /** Empty where it names nobody. */
    private static String from(DeliverSm message) {
        return message.getSourceAddr() == null ? "" : SmppText.storable(message.getSourceAddr());
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not used", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
