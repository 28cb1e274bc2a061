package io.tiaoli.workers.messaging.gateway;

import java.io.DataInputStream;
import java.io.IOException;

import org.jsmpp.DefaultPDUReader;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.util.DefaultDecomposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the SMPP gateway sends. A length that no message has ends the connection: the stock reader reserves as much memory and waits for as many bytes.
 * A message that cannot be read is answered with generic_nack and a line in the log: stock writes what a customer wrote there, and does not answer where a length in it is wrong.
 */
final class SmppReader extends DefaultPDUReader {

    private static final Logger LOG = LoggerFactory.getLogger(SmppReader.class);
    private static final int HEAD = 16;
    /** A text of 64 KB and what stands beside it. */
    private static final int LONGEST = 80 * 1024;
    /** Reserved by SMPP 3.4, so that it is answered as unknown. */
    private static final int NO_COMMAND = 0x0001FFFF;

    private final DefaultDecomposer decomposer = new DefaultDecomposer();

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < HEAD || length > LONGEST) throw new IOException("The SMPP gateway says that a message has %d bytes".formatted(length));
        var header = new Command();
        header.setCommandLength(length);
        header.setCommandId(in.readInt());
        header.setCommandStatus(in.readInt());
        header.setSequenceNumber(in.readInt());
        return header;
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        byte[] message = super.readPDU(in, header);
        try {
            switch (header.getCommandId()) {
                case SMPPConstant.CID_DELIVER_SM -> decomposer.deliverSm(message);
                case SMPPConstant.CID_DATA_SM -> decomposer.dataSm(message);
                case SMPPConstant.CID_ALERT_NOTIFICATION -> decomposer.alertNotification(message);
                default -> {
                    // the library reads it without saying what it holds
                }
            }
        } catch (PDUException | RuntimeException e) {
            LOG.warn("A message from the SMPP gateway with {} bytes cannot be read, it is refused: {}", message.length, e.getClass().getSimpleName());
            header.setCommandId(NO_COMMAND);
        }
        return message;
    }
}
