package io.bellwether.measurements.intake;

import io.bellwether.measurements.fact.LocalDays;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads times by hand: {@code 2026-03-02T10:15:00.123456+01:00}, {@code …Z}, or {@code 2026-03-02}. */
final class Times {

    private static final long MICROS = 1_000_000L;

    private Times() {}

    /** Microseconds since 1970 in UTC; a date is the beginning of the local day. Digits beyond microseconds are cut. */
    static long micros(String text, LocalDays days) throws LineFault {
        int length = text.length();
        if (length < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw unreadable();
        }
        long day = day(text);
        if (length == 10) {
            return days.startOf(Math.toIntExact(day));
        }
        char separator = text.charAt(10);
        if (length < 17 || separator != 'T' && separator != 't' || text.charAt(13) != ':') {
            throw unreadable();
        }
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = 0;
        int at = 16;
        long micros = 0;
        if (text.charAt(at) == ':') {
            if (length < 19) {
                throw unreadable();
            }
            second = two(text, 17);
            at = 19;
            if (at < length && text.charAt(at) == '.') {
                at++;
                int from = at;
                long unit = MICROS;
                while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    unit /= 10;
                    micros += (text.charAt(at) - '0') * unit;
                    at++;
                }
                if (at == from) {
                    throw unreadable();
                }
            }
        }
        if (hour > 23 || minute > 59 || second > 59) {
            throw unreadable();
        }
        long seconds = day * 86_400 + hour * 3_600L + minute * 60L + second - offset(text, at);
        return seconds * MICROS + micros;
    }

    /** A date as days since 1970-01-01. */
    static long day(String text) throws LineFault {
        int year = two(text, 0) * 100 + two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw unreadable();
        }
        if (day < 1 || day > 28 || month < 1 || month > 12) {
            try {
                return LocalDate.of(year, month, day).toEpochDay();
            } catch (DateTimeException none) {
                throw new LineFault("at", "no-such-date", "There is no such date: " + text.substring(0, 10) + ".");
            }
        }
        // the civil calendar in whole numbers, years counted from March
        int y = month <= 2 ? year - 1 : year;
        int m = month <= 2 ? month + 9 : month - 3;
        long era = y / 400;
        int ofEra = y - (int) era * 400;
        int ofYear = (153 * m + 2) / 5 + day - 1;
        return era * 146_097 + ofEra * 365L + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }

    private static int offset(String text, int at) throws LineFault {
        int length = text.length();
        if (at >= length) {
            throw new LineFault(
                    "at", "no-offset", "at needs an offset (…Z or …+01:00), or is a plain date like 2026-03-01.");
        }
        char sign = text.charAt(at);
        if ((sign == 'Z' || sign == 'z') && at + 1 == length) {
            return 0;
        }
        if (sign != '+' && sign != '-' || at + 6 != length || text.charAt(at + 3) != ':') {
            throw unreadable();
        }
        int hours = two(text, at + 1);
        int minutes = two(text, at + 4);
        if (hours > 18 || minutes > 59) {
            throw unreadable();
        }
        int seconds = hours * 3_600 + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static int two(String text, int at) throws LineFault {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw unreadable();
        }
        return tens * 10 + ones;
    }

    private static LineFault unreadable() {
        return new LineFault(
                "at", "not-a-time", "at must be an instant like 2026-03-01T10:15:00Z or a date like 2026-03-01.");
    }
}
