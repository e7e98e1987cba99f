package io.bellwether.measurements.intake;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** {@code Content-Encoding}: none or gzip, whose expansion is bounded. */
final class Encodings {

    /** Small bodies may expand by any factor up to here: a megabyte harms nobody. */
    private static final long ALWAYS_ALLOWED = 1024 * 1024;

    private Encodings() {}

    static InputStream plain(InputStream body, String encoding, int maxExpansion) throws IOException {
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            String sentence = "Content-Encoding is read as gzip or none.";
            throw new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, sentence)
                    .at("Content-Encoding", "unknown-encoding", sentence);
        }
        Counted compressed = new Counted(body);
        try {
            // unlike the JDK's it reads what follows a member, and refuses what is none
            return new Bounded(new GzipCompressorInputStream(compressed, true), compressed, maxExpansion);
        } catch (IOException failed) {
            throw notGzip(failed, compressed);
        }
    }

    /** What went wrong with gzip is a refusal; what went wrong with the connection stays what it is. */
    private static ProblemException notGzip(IOException cause, Counted compressed) throws IOException {
        if (cause == compressed.failure) {
            throw cause;
        }
        String sentence = "The body is not whole gzip.";
        return new ProblemException(CommonProblem.MALFORMED_BODY, sentence, cause).at("", "not-gzip", sentence);
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;
        private IOException failure;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            try {
                int read = super.read(into, at, length);
                bytes += Math.max(0, read);
                return read;
            } catch (IOException failed) {
                failure = failed;
                throw failed;
            }
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final Counted compressed;
        private final int maxExpansion;
        private long bytes;

        Bounded(InputStream in, Counted compressed, int maxExpansion) {
            super(in);
            this.compressed = compressed;
            this.maxExpansion = maxExpansion;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int read;
            try {
                read = super.read(into, at, length);
            } catch (IOException failed) {
                throw notGzip(failed, compressed);
            }
            bytes += Math.max(0, read);
            if (bytes > ALWAYS_ALLOWED && bytes / maxExpansion > compressed.bytes) {
                throw new ProblemException(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "The body expands more than " + maxExpansion + " times. Nothing was stored.");
            }
            return read;
        }
    }
}
