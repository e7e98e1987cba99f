package io.bellwether.governance.overlap;

import io.bellwether.governance.rules.Finding;
import java.nio.charset.StandardCharsets;

/**
 * What an examination found of what meets.
 *
 * @param identity names what meets, whichever was looked at first: the same on every run
 * @param parties as JSON
 * @param evidence as JSON
 * @param digest of all of the finding
 */
record Found(String identity, Finding finding, byte[] parties, byte[] evidence, String digest) {

    /** The parties as they are stored. */
    String partiesText() {
        return new String(parties, StandardCharsets.UTF_8);
    }

    /** The evidence as it is stored. */
    String evidenceText() {
        return new String(evidence, StandardCharsets.UTF_8);
    }

    /** Ids of what meets. */
    String[] subjects() {
        return identity.substring(identity.indexOf(' ') + 1).split("\\+");
    }

    /** The identity of a pair: what it is a pair of, and both ids, the smaller one first. */
    static String pair(String kind, String one, String other) {
        return kind + " " + (one.compareTo(other) < 0 ? one + "+" + other : other + "+" + one);
    }
}
