package io.bellwether.measurements.fact;

import java.util.UUID;

/** The 128 bits of an identity. */
record Key(long high, long low) {

    UUID uuid() {
        return new UUID(high, low);
    }
}
