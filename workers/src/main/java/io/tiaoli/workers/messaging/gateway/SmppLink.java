package io.tiaoli.workers.messaging.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jsmpp.DefaultPDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.DefaultComposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection to the SMPP gateway; broken, it is made anew at growing distances. */
class SmppLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
    private static final int LONGEST_PAUSE_SECONDS = 60;

    private final SmppSettings settings;
    private final Duration timeout;
    private final MessageReceiverListener inbox;
    private final Clock clock;
    private SMPPSession session;
    private Instant notBefore = Instant.MIN;
    private int failures;

    SmppLink(SmppSettings settings, Duration timeout, MessageReceiverListener inbox, Clock clock) {
        this.settings = settings;
        this.timeout = timeout;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** @throws NotAccepted as {@code BUSY} when there is no connection now */
    synchronized SMPPSession session() {
        if (session != null && session.getSessionState().isBound()) return session;
        if (clock.instant().isBefore(notBefore)) throw new NotAccepted(NotAccepted.Kind.BUSY, "短信网关 %s 连接中断，稍后重连".formatted(settings));
        close();
        session = connected();
        return session;
    }

    private SMPPSession connected() {
        SMPPSession fresh = new SMPPSession(new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())), new SmppReader(), (host, port) -> new SocketConnection(socket(host, port)));
        fresh.setMessageReceiverListener(inbox);
        fresh.setTransactionTimer(timeout.toMillis());
        fresh.setEnquireLinkTimer((int) settings.signOfLife().toMillis());
        try {
            fresh.connectAndBind(settings.host(), settings.portNumber(), new BindParameter(BindType.BIND_TRX, settings.systemId(), settings.password(), settings.systemType(),
                    TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null), timeout.toMillis());
            failures = 0;
            LOG.info("Bound to the SMPP gateway {}", settings);
            return fresh;
        } catch (IOException | RuntimeException e) {
            fresh.close();
            if (failures++ == 0) LOG.warn("No connection to the SMPP gateway {}, trying on: {}", settings, e.getMessage());
            notBefore = clock.instant().plusSeconds(Math.min(1L << Math.min(failures, 6), LONGEST_PAUSE_SECONDS));
            throw new NotAccepted(NotAccepted.Kind.BUSY, "连不上短信网关 %s：%s".formatted(settings, e.getMessage()));
        }
    }

    private Socket socket(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (session != null) session.unbindAndClose();
        session = null;
    }
}
