package io.tiaoli.workers.messaging.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tiaoli.workers.contact.Channel;

/** Sends short messages over SMPP 3.4, in UCS-2, long ones in parts, and asks for a receipt of each. */
class SmppGateway implements Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);
    private static final ESMClass PLAIN = new ESMClass(0x00);
    private static final ESMClass WITH_HEADER = new ESMClass(0x40);
    private static final Set<Integer> ANOTHER_TIME = Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL, SMPPConstant.STAT_ESME_RSYSERR,
            SMPPConstant.STAT_ESME_RX_T_APPN);

    private final SmppSettings settings;
    private final SmppLink link;
    private final Clock clock;

    SmppGateway(SmppSettings settings, Duration timeout, Inbound inbound, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.link = new SmppLink(settings, timeout, new SmppInbox(inbound, clock), clock);
    }

    @Override
    public String name() {
        return "smpp";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Accepted send(Outgoing message) {
        SMPPSession session = link.session();
        int reference = Reference.of(message.id(), message.address()).number();
        List<String> taken = new ArrayList<>();
        for (byte[] part : SmppText.parts(message.text(), reference)) {
            try {
                taken.add(submit(session, message.address(), part, SmppText.isLong(message.text()), reference));
            } catch (NegativeResponseException e) {
                throw refused(e, taken);
            } catch (PDUException e) {
                throw new NotAccepted(NotAccepted.Kind.REJECTED, e.getMessage(), taken);
            } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
                throw new NotAccepted(NotAccepted.Kind.UNCLEAR, String.valueOf(e.getMessage()), taken);
            }
        }
        return new Accepted(taken, "submit_sm_resp " + String.join(", ", taken));
    }

    private String submit(SMPPSession session, String address, byte[] part, boolean oneOfMany, int reference)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException, IOException {
        String id = session.submitShortMessage("", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, settings.source(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN,
                settings.prefix() + address, oneOfMany ? WITH_HEADER : PLAIN, (byte) 0, (byte) 0, null, null, new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                (byte) 0, new GeneralDataCoding(Alphabet.ALPHA_UCS2), (byte) 0, part, new OptionalParameter.User_message_reference((short) reference)).getMessageId();
        if (id == null || id.isBlank()) throw new InvalidResponseException("submit_sm_resp without a message id");
        return id;
    }

    private static NotAccepted refused(NegativeResponseException e, List<String> taken) {
        String answer = "submit_sm_resp 状态 0x%08X".formatted(e.getCommandStatus());
        if (!ANOTHER_TIME.contains(e.getCommandStatus())) return new NotAccepted(NotAccepted.Kind.REJECTED, answer, taken);
        return new NotAccepted(taken.isEmpty() ? NotAccepted.Kind.BUSY : NotAccepted.Kind.UNCLEAR, answer, taken);
    }

    @Override
    public Optional<Receipt> ask(String gatewayId, String address) {
        try {
            var answer = link.session().queryShortMessage(gatewayId, TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, settings.source());
            return Optional.of(new Receipt(name(), gatewayId, Optional.empty(), DeliveryState.of(answer.getMessageState().name()), clock.instant(), "query_sm_resp " + answer.getMessageState()));
        } catch (NegativeResponseException e) {
            return Optional.empty();
        } catch (PDUException | ResponseTimeoutException | InvalidResponseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void tend() {
        try {
            link.session();
        } catch (NotAccepted e) {
            LOG.debug("{}", e.getMessage());
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
