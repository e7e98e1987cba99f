package io.bellwether.measurements.intake;

import io.bellwether.measurements.fact.LocalDays;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers and times among bytes, read where they are as plain as nearly all are. Whatever is not is left to {@link Decimals}
 * and {@link Times}, which know the rules; what is read here they read as the same.
 */
final class PlainNumbers {

    private static final int MAX_DIGITS = 15;
    private static final int DATE = 10;
    private static final int INSTANT = 20;
    private static final long MICROS_OF_DAY = 86_400_000_000L;
    private static final double[] TENS = new double[MAX_DIGITS + 1];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private final byte[] date = new byte[DATE];
    private long dateStart;

    /** The number that was read last. */
    double value;

    /** The moment that was read last. */
    long micros;

    /** Reads a decimal without exponent; gives where it ends, or -1. */
    int decimal(byte[] text, int from, int end) {
        int at = from;
        boolean negative = at < end && text[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long digits = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            digits = digits * 10 + text[at++] - '0';
            if (at - first > MAX_DIGITS) {
                return -1;
            }
        }
        int whole = at - first;
        if (whole == 0 || whole > 1 && text[first] == '0') {
            return -1;
        }
        int scale = 0;
        if (at < end && text[at] == '.') {
            int point = at++;
            while (at < end && text[at] >= '0' && text[at] <= '9') {
                digits = digits * 10 + text[at++] - '0';
                if (whole + at - point > MAX_DIGITS) {
                    return -1;
                }
            }
            scale = at - point - 1;
            if (scale == 0) {
                return -1;
            }
        }
        value = scale == 0 ? digits : digits / TENS[scale];
        if (negative && digits != 0) {
            value = -value;
        }
        return at;
    }

    /** Reads {@code 2026-03-02T10:15:00Z}; false for any other form of a time. */
    boolean instant(byte[] text, int from, int to) {
        if (to - from != INSTANT
                || text[from + DATE] != 'T'
                || text[from + 13] != ':'
                || text[from + 16] != ':'
                || text[to - 1] != 'Z') {
            return false;
        }
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || !day(text, from)) {
            return false;
        }
        micros = dateStart + (hour * 3_600L + minute * 60L + second) * 1_000_000L;
        return true;
    }

    /** Reads a plain date as the beginning of the local day; false for any other form of a time. */
    boolean date(byte[] text, int from, int to, LocalDays days) {
        if (to - from != DATE || !day(text, from)) {
            return false;
        }
        micros = days.startOf((int) (dateStart / MICROS_OF_DAY));
        return true;
    }

    /** A feed's lines are of few dates; the one before is usually this one. */
    private boolean day(byte[] text, int from) {
        if (Arrays.equals(text, from, from + DATE, date, 0, DATE)) {
            return true;
        }
        try {
            dateStart = Times.day(new String(text, from, DATE, StandardCharsets.ISO_8859_1)) * MICROS_OF_DAY;
        } catch (LineFault otherForm) {
            return false;
        }
        System.arraycopy(text, from, date, 0, DATE);
        return true;
    }

    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
