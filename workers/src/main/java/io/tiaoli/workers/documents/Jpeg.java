package io.tiaoli.workers.documents;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the markers of a JPEG say: which way up it was taken, and whether it is all there. */
final class Jpeg {

    private static final int UPRIGHT = 1;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int EXIF = 0x45786966;
    private static final short ORIENTATION = 0x0112;

    private final byte[] file;
    private int orientation = UPRIGHT;
    private boolean isComplete;

    private Jpeg(byte[] file) {
        this.file = file;
    }

    static Jpeg read(byte[] file) {
        var jpeg = new Jpeg(file);
        jpeg.walk();
        return jpeg;
    }

    /** The EXIF orientation, 1 to 8; 1 where there is none that can be read. */
    int orientation() {
        return orientation;
    }

    /** Whether the picture has an end; a broken upload has none. */
    boolean isComplete() {
        return isComplete;
    }

    private void walk() {
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
            if (marker == START_OF_SCAN) {
                isComplete = hasEndAfter(at + 2 + length);
                return;
            }
            if (marker == APP1 && at + 2 + length <= file.length && length > 8) readExif(ByteBuffer.wrap(file, at + 4, length - 2).slice());
            at += 2 + length;
        }
    }

    private boolean hasEndAfter(int from) {
        for (int i = from; i + 1 < file.length; i++) {
            if ((file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == END_OF_IMAGE) return true;
        }
        return false;
    }

    private void readExif(ByteBuffer segment) {
        try {
            if (segment.getInt() != EXIF) return;
            var tiff = segment.position(6).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            tiff.position(tiff.getInt(4));
            for (int entries = tiff.getShort() & 0xFFFF; entries > 0; entries--) {
                var entry = tiff.slice().order(tiff.order());
                if (entry.getShort(0) == ORIENTATION) {
                    int found = entry.getShort(8);
                    orientation = found >= 1 && found <= 8 ? found : UPRIGHT;
                }
                tiff.position(tiff.position() + 12);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            orientation = UPRIGHT;
        }
    }
}
