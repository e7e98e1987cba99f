package io.bellwether.measurements.rollup;

import java.math.BigDecimal;

/**
 * A sum of decimals without rounding, whatever their order. A double is taken for the decimal of at most 15 digits that
 * it stands for.
 */
public final class ExactSum {

    /** Below it every decimal of 15 digits is one double and back. */
    private static final double DIGITS = 1e15;

    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final long[] LONG_TENS = new long[19];

    static {
        LONG_TENS[0] = 1;
        for (int i = 1; i < LONG_TENS.length; i++) {
            LONG_TENS[i] = LONG_TENS[i - 1] * 10;
        }
    }

    private long unscaled;
    private int scale;
    private BigDecimal large;

    public ExactSum() {}

    public ExactSum(BigDecimal start) {
        add(start);
    }

    public void add(double value) {
        for (int s = 0; s < TENS.length; s++) {
            double shifted = value * TENS[s];
            if (Math.abs(shifted) >= DIGITS) {
                break;
            }
            double whole = Math.rint(shifted);
            if (whole / TENS[s] == value) {
                add((long) whole, s);
                return;
            }
        }
        add(decimal(value));
    }

    public void add(BigDecimal value) {
        if (value.signum() == 0) {
            return;
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() >= -18 && plain.scale() <= 18 && plain.precision() <= 18) {
            if (plain.scale() >= 0) {
                add(plain.unscaledValue().longValueExact(), plain.scale());
                return;
            }
            if (plain.precision() - plain.scale() <= 18) {
                add(plain.longValueExact(), 0);
                return;
            }
        }
        large = large == null ? value : large.add(value);
    }

    public void add(ExactSum other) {
        add(other.unscaled, other.scale);
        if (other.large != null) {
            large = large == null ? other.large : large.add(other.large);
        }
    }

    /** Adds {@code digits} shifted right by {@code itsScale} decimal places, 0 to 18. */
    void add(long digits, int itsScale) {
        if (itsScale == scale) {
            long sum = unscaled + digits;
            if (((unscaled ^ sum) & (digits ^ sum)) >= 0) {
                unscaled = sum;
                return;
            }
        } else if (digits == 0) {
            return;
        }
        slowly(digits, itsScale);
    }

    private void slowly(long digits, int itsScale) {
        int common = Math.max(scale, itsScale);
        try {
            long mine = Math.multiplyExact(unscaled, LONG_TENS[common - scale]);
            long theirs = Math.multiplyExact(digits, LONG_TENS[common - itsScale]);
            unscaled = Math.addExact(mine, theirs);
            scale = common;
        } catch (ArithmeticException beyondLongs) {
            BigDecimal value = BigDecimal.valueOf(digits, itsScale);
            large = large == null ? value : large.add(value);
        }
    }

    int scale() {
        return scale;
    }

    /** Whether {@link #at} its own scale is a number. */
    boolean isSmall() {
        return large == null;
    }

    /**
     * The sum as a whole number of a scale that is not below its own.
     *
     * @throws ArithmeticException when it does not fit
     */
    long at(int wanted) {
        if (large != null) {
            throw new ArithmeticException("beyond whole numbers");
        }
        return Math.multiplyExact(unscaled, LONG_TENS[wanted - scale]);
    }

    /** The sum itself. */
    public BigDecimal value() {
        BigDecimal small = BigDecimal.valueOf(unscaled, scale);
        return large == null ? small : small.add(large);
    }

    /** The decimal of at most 15 digits that a double stands for. */
    public static BigDecimal decimal(double value) {
        return new BigDecimal(Double.toString(value));
    }

    /** Value times weight, exactly. */
    static BigDecimal product(double value, double weight) {
        return decimal(value).multiply(decimal(weight));
    }
}
