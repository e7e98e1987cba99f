package io.bellwether.measurements.fact;

import java.util.UUID;

/** The 128 bits of an identity: a key (first bit set), or series and time. */
record Key(long high, long low) {

    UUID uuid() {
        return new UUID(high, low);
    }
}
