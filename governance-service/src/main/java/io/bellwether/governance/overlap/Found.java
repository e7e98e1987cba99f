package io.bellwether.governance.overlap;

import io.bellwether.governance.rules.Finding;

/**
 * What an examination found of what meets.
 *
 * @param identity names what meets, whichever was looked at first: the same on every run
 * @param digest of all of the finding
 */
record Found(String identity, Finding finding, String digest) {

    /** Ids of what meets. */
    String[] subjects() {
        return identity.substring(identity.indexOf(' ') + 1).split("\\+");
    }

    /** The identity of a pair: what it is a pair of, and both ids, the smaller one first. */
    static String pair(String kind, String one, String other) {
        return kind + " " + (one.compareTo(other) < 0 ? one + "+" + other : other + "+" + one);
    }
}
