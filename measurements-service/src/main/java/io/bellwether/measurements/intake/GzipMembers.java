package io.bellwether.measurements.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Gzip as RFC 1952 has it: one member after another, each checked, up to the last byte of the stream. The stream of the JDK
 * ends without a word where something else follows a member, and does not see every member that follows.
 */
final class GzipMembers extends InputStream {

    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    /** Time of the file, flags of the compressor, operating system. */
    private static final int UNUSED = 6;

    private final InputStream compressed;
    private final byte[] buffer;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int at;
    private int end;
    private boolean inMember;

    /** @throws IOException where the stream does not begin with a member */
    GzipMembers(InputStream compressed, int buffer) throws IOException {
        this.compressed = compressed;
        this.buffer = new byte[buffer];
        if (!more()) {
            throw new EOFException("nothing is no gzip");
        }
        header();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            while (length > 0) {
                if (!inMember) {
                    if (!more()) {
                        return -1;
                    }
                    header();
                }
                int read = inflater.inflate(into, from, length);
                if (read > 0) {
                    crc.update(into, from, read);
                    return read;
                }
                if (inflater.finished()) {
                    at = end - inflater.getRemaining();
                    trailer();
                } else if (inflater.needsDictionary()) {
                    throw new ZipException("gzip has no dictionaries");
                } else {
                    mustHaveMore();
                    inflater.setInput(buffer, at, end - at);
                    at = end;
                }
            }
            return 0;
        } catch (DataFormatException broken) {
            throw (ZipException) new ZipException("not gzip").initCause(broken);
        }
    }

    private void header() throws IOException {
        crc.reset();
        if (number(2) != MAGIC || next() != DEFLATE) {
            throw new ZipException("a member begins otherwise");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("unknown flags");
        }
        passOver(UNUSED);
        if ((flags & EXTRA) != 0) {
            passOver(number(2));
        }
        if ((flags & NAME) != 0) {
            passOverText();
        }
        if ((flags & COMMENT) != 0) {
            passOverText();
        }
        if ((flags & HEADER_CRC) != 0) {
            mustBe(crc.getValue() & 0xffff, number(2));
        }
        crc.reset();
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
        at = end;
        inMember = true;
    }

    private void trailer() throws IOException {
        long sum = crc.getValue();
        long length = inflater.getBytesWritten() & 0xffffffffL;
        mustBe(sum, number(4));
        mustBe(length, number(4));
        inMember = false;
    }

    private static void mustBe(long computed, long stated) throws ZipException {
        if (computed != stated) {
            throw new ZipException("a checksum or length differs");
        }
    }

    /** A number of some bytes, the lowest first. */
    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << 8 * i;
        }
        return number;
    }

    private void passOver(long bytes) throws IOException {
        for (long i = 0; i < bytes; i++) {
            next();
        }
    }

    private void passOverText() throws IOException {
        while (next() != 0) {
            // a name or a comment ends with a zero
        }
    }

    private int next() throws IOException {
        mustHaveMore();
        int one = buffer[at++] & 0xff;
        crc.update(one);
        return one;
    }

    private void mustHaveMore() throws IOException {
        if (!more()) {
            throw new EOFException("gzip ends in the middle");
        }
    }

    private boolean more() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, compressed.read(buffer, 0, buffer.length));
        }
        return at < end;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        compressed.close();
    }
}
