package io.tiaoli.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMPP gateway on this machine: takes short messages as the test says, delivers receipts and replies. */
public final class SmppPeer implements ServerMessageReceiverListener, AutoCloseable {

    /** A short message, or one part of a long one. */
    public record Taken(String id, String to, String text, int part, int parts, int reference) {}

    /** What the peer does with a message. */
    public interface Behaviour {

        /** @return normally: the message is taken */
        void take(SubmitSm message, String id) throws ProcessRequestException;
    }

    public final List<Taken> taken = new CopyOnWriteArrayList<>();
    public final Map<String, MessageState> states = new ConcurrentHashMap<>();
    public volatile Behaviour behaviour = (message, id) -> {};
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final SMPPServerSessionListener listener;
    private final int port;
    private volatile boolean open = true;

    public SmppPeer() {
        this(freePort());
    }

    public SmppPeer(int port) {
        this.port = port;
        try {
            listener = new SMPPServerSessionListener(port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        listener.setMessageReceiverListener(this);
        Thread thread = new Thread(this::accept, "smpp-peer");
        thread.setDaemon(true);
        thread.start();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    private void accept() {
        while (open) {
            try {
                SMPPServerSession session = listener.accept();
                session.waitForBind(5000).accept("peer");
                sessions.add(session);
            } catch (IOException | TimeoutException | org.jsmpp.PDUStringException e) {
                if (open) System.err.println("SMPP peer: " + e);
            }
        }
    }

    /** A receipt for a message, in the gateway's text form; returns when it was acknowledged. */
    public void receipt(String id, String from, String state) throws Exception {
        deliver(from, "id:%s sub:001 dlvrd:001 submit date:2611211000 done date:2611211001 stat:%s err:000 text:".formatted(id, state).getBytes(StandardCharsets.ISO_8859_1),
                0x04, Alphabet.ALPHA_DEFAULT);
    }

    /** A receipt that carries our reference too. */
    public void receipt(String id, String from, String state, int reference) throws Exception {
        deliver(from, "id:%s stat:%s".formatted(id, state).getBytes(StandardCharsets.ISO_8859_1), 0x04, Alphabet.ALPHA_DEFAULT,
                new OptionalParameter.User_message_reference((short) reference));
    }

    /** A customer's reply; returns when it was acknowledged. */
    public void reply(String from, String text) throws Exception {
        deliver(from, text.getBytes(StandardCharsets.UTF_16BE), 0, Alphabet.ALPHA_UCS2);
    }

    public void deliver(String from, byte[] content, int esmClass, Alphabet alphabet, OptionalParameter... parameters) throws Exception {
        SMPPServerSession session = sessions.stream().filter(each -> each.getSessionState().isBound()).findFirst().orElseThrow();
        session.deliverShortMessage("", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, from, TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, "10690001",
                new ESMClass(esmClass), (byte) 0, (byte) 0, new RegisteredDelivery(0), new GeneralDataCoding(alphabet), content, parameters);
    }

    public void dropConnections() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source) throws ProcessRequestException {
        String id = "M%04d".formatted(ids.incrementAndGet());
        byte[] content = message.getShortMessage();
        int skip = message.isUdhi() ? content[0] + 1 : 0;
        var reference = message.getOptionalParameter(OptionalParameter.User_message_reference.class);
        taken.add(new Taken(id, message.getDestAddress(), new String(content, skip, content.length - skip, StandardCharsets.UTF_16BE),
                message.isUdhi() ? content[5] : 1, message.isUdhi() ? content[4] : 1, reference.getValue() & 0xFFFF));
        behaviour.take(message, id);
        return new SubmitSmResult(messageId(id), new OptionalParameter[0]);
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm question, SMPPServerSession source) throws ProcessRequestException {
        MessageState state = states.get(question.getMessageId());
        if (state == null) throw new ProcessRequestException("unknown id", SMPPConstant.STAT_ESME_RQUERYFAIL);
        return new QuerySmResult("261121100100032+", state, (byte) 0);
    }

    private static MessageId messageId(String id) {
        try {
            return new MessageId(id);
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelSm(CancelSm message, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm message, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        throw unsupported();
    }

    private static ProcessRequestException unsupported() {
        return new ProcessRequestException("not used", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public void close() {
        open = false;
        dropConnections();
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
