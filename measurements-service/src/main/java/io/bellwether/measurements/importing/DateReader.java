package io.bellwether.measurements.importing;

import io.bellwether.measurements.intake.LineFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Optional;

/** Reads dates and times as they are written in one file; tries first what fitted last. For one thread. */
final class DateReader {

    private final ZoneId zone;
    private final List<DateTimeFormatter> formats;
    private DateTimeFormatter last;

    /**
     * @param dates as in {@link Recognised}, or null
     * @param zone of times without offset
     */
    DateReader(String dates, ZoneId zone) {
        this.zone = zone;
        this.formats = DateForm.formats(Optional.ofNullable(dates));
        this.last = formats.get(0);
    }

    /** A date is the beginning of that day. */
    Instant read(String cell, String column) throws LineFault {
        String text = cell.strip();
        boolean unreal = false;
        try {
            return instant(last.parse(text));
        } catch (DateTimeParseException other) {
            unreal = other.getCause() instanceof DateTimeException;
        }
        for (DateTimeFormatter format : formats) {
            try {
                Instant read = instant(format.parse(text));
                last = format;
                return read;
            } catch (DateTimeParseException other) {
                unreal |= other.getCause() instanceof DateTimeException;
            }
        }
        throw unreal
                ? new LineFault(column, "no-such-date", "There is no such date or time.")
                : new LineFault(column, "not-a-date", "This cell holds no date or time that can be read.");
    }

    private Instant instant(TemporalAccessor parsed) {
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            return date.atStartOfDay(zone).toInstant();
        }
        LocalDateTime local = date.atTime(time);
        return parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? local.toInstant(ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)))
                : local.atZone(zone).toInstant();
    }
}
