package io.bellwether.measurements.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Days of organisations whose clocks are changed, some of them at midnight, so that a day begins at one o'clock. */
class LocalDaysTest {

    private static final long HOUR = 3_600_000_000L;
    private static final long FIRST = 631_152_000_000_000L;
    private static final long LAST = 4_133_980_800_000_000L;

    @Provide
    static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Europe/Amsterdam",
                        "America/Sao_Paulo",
                        "Asia/Beirut",
                        "Pacific/Apia",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu")
                .map(ZoneId::of);
    }

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    private static long hours(LocalDays days, String date) {
        return (days.startOf(day(date) + 1) - days.startOf(day(date))) / HOUR;
    }

    @Example
    void a_day_has_23_hours_in_spring_and_25_in_autumn() {
        LocalDays days = new LocalDays(ZoneId.of("Europe/Amsterdam"));
        assertThat(hours(days, "2026-03-28")).isEqualTo(24);
        assertThat(hours(days, "2026-03-29")).isEqualTo(23);
        assertThat(hours(days, "2026-10-25")).isEqualTo(25);
        assertThat(hours(days, "2026-10-26")).isEqualTo(24);
        assertThat(days.dayOf(LocalDays.micros(Instant.parse("2026-06-30T21:59:59.999999Z"))))
                .isEqualTo(day("2026-06-30"));
        assertThat(days.dayOf(LocalDays.micros(Instant.parse("2026-06-30T22:00:00Z"))))
                .isEqualTo(day("2026-07-01"));
    }

    @Property
    void every_moment_lies_in_its_day_and_in_no_other(
            @ForAll("zones") ZoneId zone, @ForAll @LongRange(min = FIRST, max = LAST) long moment) {
        LocalDays days = new LocalDays(zone);
        int day = days.dayOf(moment);
        assertThat(days.startOf(day)).isLessThanOrEqualTo(moment);
        assertThat(days.startOf(day + 1)).isGreaterThan(moment);
        assertThat(day)
                .isEqualTo(Math.toIntExact(
                        LocalDays.instant(moment).atZone(zone).toLocalDate().toEpochDay()));
    }
}
