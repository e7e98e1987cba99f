package io.bellwether.measurements.intake;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Refuses UTF-16 and UTF-32, which the parser would recognise by itself: JSON begins with a character of one byte. */
final class Utf8Head {

    /** As many bytes as a character of UTF-32 has. */
    private static final int LENGTH = 4;

    private Utf8Head() {}

    /** The same stream. */
    static InputStream checked(InputStream body) throws IOException {
        PushbackInputStream from = new PushbackInputStream(body, LENGTH);
        byte[] head = from.readNBytes(LENGTH);
        if (isOther(head, 0, head.length)) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The body is not UTF-8.")
                    .at("", "not-utf-8", "The body is not UTF-8.");
        }
        from.unread(head);
        return from;
    }

    /** Whether a text begins as one of another encoding does. */
    static boolean isOther(byte[] text, int from, int length) {
        for (int i = from; i < from + Math.min(length, LENGTH); i++) {
            if (text[i] == 0 || (text[i] & 0xfe) == 0xfe) {
                return true;
            }
        }
        return false;
    }
}
