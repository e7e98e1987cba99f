package io.bellwether.objectives.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Figures as a person reads them. Those that were published keep all their digits; what is said beside them is rounded. */
final class Words {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Units of what is a part of a whole, or the difference of two such. */
    private static final Set<String> SHARES = Set.of("share", "net share", "rate");

    /** From here on seconds say more as hours. */
    private static final BigDecimal TWO_MINUTES = BigDecimal.valueOf(120);

    private Words() {}

    /**
     * A figure with its unit: {@code 0.25 (25 %)} of a share, {@code 10105 seconds (2 hours and 48 minutes)}; a ratio
     * stands alone.
     */
    static String amount(BigDecimal figure, String unit) {
        String plain = plain(figure);
        if (unit.equalsIgnoreCase("ratio")) {
            return plain;
        }
        if (figure != null && isShare(unit)) {
            return plain + " (" + percent(figure) + ")";
        }
        if (figure != null && unit.equalsIgnoreCase("seconds") && figure.abs().compareTo(TWO_MINUTES) >= 0) {
            return plain + " seconds (" + duration(Duration.ofSeconds(figure.longValue())) + ")";
        }
        return plain + " " + unit;
    }

    /** A difference with its sign: {@code +0.1 (10 percentage points)} of a share, {@code -0.2 points} of a score. */
    static String points(BigDecimal by, String unit) {
        String signed = (by.signum() > 0 ? "+" : "") + plain(by);
        if (isShare(unit)) {
            return signed + " (" + rounded(by.abs().multiply(HUNDRED), 1) + " percentage points)";
        }
        return signed + (unit.equalsIgnoreCase("ratio") ? "" : " " + unit);
    }

    private static boolean isShare(String unit) {
        return SHARES.contains(unit.toLowerCase(Locale.ROOT));
    }

    static String plain(BigDecimal figure) {
        return figure == null ? "nothing" : figure.toPlainString();
    }

    static String percent(BigDecimal share) {
        return rounded(share.multiply(HUNDRED), 1) + " %";
    }

    /** With so many decimals at most. */
    static String rounded(BigDecimal figure, int decimals) {
        BigDecimal rounded = figure.setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** {@code 1 measurement}, {@code 2 measurements}, {@code no measurements}. */
    static String count(long number, String one) {
        return number == 0 ? "no " + one + "s" : number + " " + one + (number == 1 ? "" : "s");
    }

    /** The two largest parts that it has. */
    private static String duration(Duration duration) {
        List<String> parts = new ArrayList<>();
        if (duration.isNegative()) {
            return "minus " + duration(duration.negated());
        }
        add(parts, duration.toDaysPart(), "day");
        add(parts, duration.toHoursPart(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        add(parts, duration.toSecondsPart(), "second");
        return String.join(" and ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(count(number, unit));
        }
    }
}
