package io.bellwether.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact fraction in lowest terms with a positive denominator. */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

    public static final Ratio ZERO = of(0);
    public static final Ratio ONE = of(1);

    public Ratio {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction has no denominator of zero");
        }
        BigInteger common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        if (!common.equals(BigInteger.ONE)) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    public static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Ratio of(BigDecimal decimal) {
        BigDecimal plain = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        return new Ratio(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    public Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @throws ArithmeticException when the other is zero */
    public Ratio over(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Ratio negate() {
        return new Ratio(numerator.negate(), denominator);
    }

    public int signum() {
        return numerator.signum();
    }

    /** The largest fraction of which both are whole multiples; not negative. */
    Ratio common(Ratio other) {
        BigInteger lcm = denominator.divide(denominator.gcd(other.denominator)).multiply(other.denominator);
        BigInteger a = numerator.multiply(lcm.divide(denominator));
        BigInteger b = other.numerator.multiply(lcm.divide(other.denominator));
        return new Ratio(a.gcd(b), lcm);
    }

    /** As a decimal; exact where the fraction has one, else rounded. */
    public BigDecimal decimal(MathContext precision) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), precision);
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 3}, {@code 0.25} where the decimal ends within 15 digits, else {@code 1/3}. */
    @Override
    public String toString() {
        if (denominator.equals(BigInteger.ONE)) {
            return numerator.toString();
        }
        try {
            BigDecimal exact = new BigDecimal(numerator).divide(new BigDecimal(denominator));
            if (exact.precision() <= 15 && exact.scale() <= 15) {
                return exact.toPlainString();
            }
        } catch (ArithmeticException endless) {
            return numerator + "/" + denominator;
        }
        return numerator + "/" + denominator;
    }
}
