package io.bellwether.measurements.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The organisation's days in microseconds and epoch days; remembers the last one. For one thread. */
public final class LocalDays {

    private static final long MICROS = 1_000_000L;

    private final ZoneId zone;
    private long start = 1;
    private long end;
    private int day;

    public LocalDays(ZoneId zone) {
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The local day, as days since 1970-01-01, that a moment belongs to. */
    public int dayOf(long micros) {
        if (micros < start || micros >= end) {
            LocalDate date = instant(micros).atZone(zone).toLocalDate();
            day = Math.toIntExact(date.toEpochDay());
            start = startOf(day);
            end = startOf(day + 1);
        }
        return day;
    }

    /** The first moment of a local day. */
    public long startOf(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toEpochSecond() * MICROS;
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    public static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS + instant.getNano() / 1_000;
    }
}
