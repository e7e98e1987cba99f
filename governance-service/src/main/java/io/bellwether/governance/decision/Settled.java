package io.bellwether.governance.decision;

import java.util.UUID;

/**
 * Whether a decision was carried out; fired within the transaction that records it.
 *
 * @param failure why not, as a sentence; null when it was
 */
public record Settled(UUID decision, String effect, String failure) {

    public boolean applied() {
        return failure == null;
    }
}
