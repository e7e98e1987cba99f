package io.bellwether.measurements.fact;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The column by which the tables of facts distribute: of an identity the source, which it begins with. */
final class Buckets {

    private static final int BUCKETS = 128;

    private Buckets() {}

    static short of(String source) {
        CRC32 sum = new CRC32();
        sum.update(source.getBytes(StandardCharsets.UTF_8));
        return (short) (sum.getValue() % BUCKETS);
    }
}
