package io.tiaoli.testing.peers;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.testing.peers.Mood.Treatment;

/** An SMPP gateway that drops, delays, hangs and doubles, and brings its receipts late, until somebody has taken them. */
public final class MoodySms implements AutoCloseable {

    private record Took(String id, String key, String phone, int reference, int part) {}

    private static final long RECEIPT_MILLIS = 700;

    private final SmppPeer peer = new SmppPeer();
    private final Mood mood;
    private final List<Took> took = new CopyOnWriteArrayList<>();
    private final Set<String> receipted = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService receipts = Executors.newSingleThreadScheduledExecutor();

    public MoodySms(Mood mood) {
        this.mood = mood;
        peer.behaviour = this::treat;
    }

    public int port() {
        return peer.port();
    }

    private void treat(SubmitSm message, String id) throws ProcessRequestException {
        Treatment treatment = mood.next();
        if (treatment.taken) {
            int reference = message.getOptionalParameter(OptionalParameter.User_message_reference.class).getValue() & 0xFFFF;
            took.add(new Took(id, reference + "@" + message.getDestAddress(), message.getDestAddress(), reference, message.isUdhi() ? message.getShortMessage()[5] : 1));
            peer.states.put(id, MessageState.DELIVERED);
            receipts.schedule(() -> receipt(id), RECEIPT_MILLIS, TimeUnit.MILLISECONDS);
        }
        mood.bear(treatment);
        if (treatment == Treatment.DROP || treatment == Treatment.TAKE_AND_DROP) peer.dropConnections();
        if (treatment == Treatment.BUSY) throw new ProcessRequestException("busy", SMPPConstant.STAT_ESME_RTHROTTLED);
        // a gateway that hung answers nothing that could still count
        if (treatment == Treatment.HANG) throw new ProcessRequestException("too late", SMPPConstant.STAT_ESME_RSYSERR);
    }

    private void receipt(String id) {
        Took taken = took.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        try {
            for (int times = mood.doubles() ? 2 : 1; times > 0; times--) peer.receipt(id, taken.phone(), "DELIVRD", taken.reference());
            receipted.add(id);
        } catch (Exception nobodyThere) {
            receipts.schedule(() -> receipt(id), RECEIPT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** How many receipts nobody has taken yet. */
    public int owed() {
        return took.size() - receipted.size();
    }

    /** What it has, in the order in which it came. */
    public List<Handed> handed() {
        return took.stream().map(each -> new Handed(each.key(), each.part(), receipted.contains(each.id()))).toList();
    }

    /** To whom it was to bring what, one line a part. */
    public List<String> texts() {
        return peer.taken.stream().map(taken -> "%s %d %s".formatted(taken.to(), taken.part(), taken.text())).toList();
    }

    @Override
    public void close() {
        receipts.shutdownNow();
        peer.close();
    }
}
