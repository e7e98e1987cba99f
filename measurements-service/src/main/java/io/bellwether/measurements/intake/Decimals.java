package io.bellwether.measurements.intake;

/** Decimals of at most 15 significant digits: these a double gives back exactly. */
final class Decimals {

    private static final int MAX_DIGITS = 15;

    /** Powers of ten that a double holds exactly. */
    private static final double[] EXACT = new double[23];

    static {
        EXACT[0] = 1;
        for (int i = 1; i < EXACT.length; i++) {
            EXACT[i] = EXACT[i - 1] * 10;
        }
    }

    private Decimals() {}

    static double read(String text, String field) throws LineFault {
        return read(text.toCharArray(), 0, text.length(), field);
    }

    /** Reads a JSON number; the nearest double, which is the decimal itself to 15 digits. */
    static double read(char[] text, int from, int length, String field) throws LineFault {
        int at = from;
        int end = from + length;
        boolean negative = at < end && text[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int significant = 0;
        int zeros = 0;
        int exponent = 0;
        boolean seen = false;
        boolean fraction = false;
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                seen = true;
                if (fraction) {
                    exponent--;
                }
                if (c == '0') {
                    zeros += digits == 0 ? 0 : 1;
                    exponent += digits == 0 ? 0 : 1;
                } else {
                    if (significant + zeros >= MAX_DIGITS) {
                        throw new LineFault(
                                field,
                                "too-many-digits",
                                field + " has more than 15 significant digits; round it before sending.");
                    }
                    for (int i = 0; i <= zeros; i++) {
                        digits *= 10;
                    }
                    exponent -= digits == 0 ? 0 : zeros;
                    significant += digits == 0 ? 1 : zeros + 1;
                    digits += c - '0';
                    zeros = 0;
                }
            } else if (c == '.' && !fraction && seen) {
                fraction = true;
            } else if ((c == 'e' || c == 'E') && seen) {
                exponent += exponent(text, at + 1, end, field);
                break;
            } else {
                throw notANumber(field);
            }
        }
        if (!seen) {
            throw notANumber(field);
        }
        if (digits == 0) {
            return 0;
        }
        return sign(negative, scaled(digits, exponent, field));
    }

    private static double scaled(long digits, int exponent, String field) throws LineFault {
        double value;
        if (exponent == 0) {
            value = digits;
        } else if (exponent < 0 && exponent > -EXACT.length) {
            value = digits / EXACT[-exponent];
        } else if (exponent > 0 && exponent < 8) {
            value = digits * EXACT[exponent];
        } else {
            value = Double.parseDouble(digits + "e" + exponent);
        }
        if (Double.isInfinite(value) || value < Double.MIN_NORMAL) {
            throw new LineFault(field, "number-out-of-range", field + " is out of the range of numbers.");
        }
        return value;
    }

    private static double sign(boolean negative, double value) {
        return negative ? -value : value;
    }

    private static int exponent(char[] text, int from, int end, String field) throws LineFault {
        int at = from;
        boolean negative = at < end && text[at] == '-';
        if (at < end && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        if (at >= end) {
            throw notANumber(field);
        }
        int value = 0;
        for (; at < end; at++) {
            if (text[at] < '0' || text[at] > '9') {
                throw notANumber(field);
            }
            value = Math.min(100_000, value * 10 + text[at] - '0');
        }
        return negative ? -value : value;
    }

    /** Reads a whole number that is not negative. */
    static long whole(String text, String field) throws LineFault {
        boolean digits = !text.isEmpty() && text.length() <= 18;
        for (int i = 0; i < text.length() && digits; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits) {
            throw new LineFault(field, "not-whole", field + " must be a whole number from 0 up.");
        }
        return Long.parseLong(text);
    }

    private static LineFault notANumber(String field) {
        return new LineFault(field, "not-a-number", field + " is not a number.");
    }
}
