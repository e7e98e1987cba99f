package io.bellwether.testing.operations;

import java.nio.charset.StandardCharsets;

/**
 * A body made bad.
 *
 * @param words what was done to it
 * @param contentType what it says to be, null for what the operation takes
 * @param fate what must become of it
 */
record Mutation(String words, String contentType, byte[] body, Fate fate) {

    enum Fate {
        /** Cannot be read: 400. */
        UNREADABLE,
        /** Refused: 400 or 422. */
        REFUSED,
        /** Too large: 413; a body that streams may be taken. */
        TOO_LARGE,
        /** Refused or taken for what it is, but no defect. */
        NO_DEFECT
    }

    static Mutation of(String words, String body, Fate fate) {
        return new Mutation(words, null, body.getBytes(StandardCharsets.UTF_8), fate);
    }

    boolean isRight(int status) {
        return switch (fate) {
            case UNREADABLE -> status == 400 || status == 415 && contentType != null;
            case REFUSED -> status == 400 || status == 422;
            case TOO_LARGE -> status == 413 || status / 100 == 2 || status == 400;
            case NO_DEFECT -> status < 500;
        };
    }
}
