package io.bellwether.measure;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A sum of products with exact factors: the canonical form. Like terms are added up, one that comes to nothing stays with
 * factor 0. Nothing is cancelled, no quotient is split over a sum.
 *
 * @param terms by what is multiplied, sorted by its text; at least one
 */
record Poly(SortedMap<Product, Ratio> terms) {

    /** Something that is multiplied or divided by. */
    sealed interface Atom permits Chosen, Group {}

    /** A selection. */
    record Chosen(Input input) implements Atom {
        @Override
        public String toString() {
            return input.toString();
        }
    }

    /** A sum of several terms, or a quotient below a division line, without a factor common to its terms. */
    record Group(Poly of, String text) implements Atom {
        Group(Poly of) {
            this(of, "(" + of + ")");
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Atoms above and below the division line, each sorted by text; equal when their texts are. */
    static final class Product implements Comparable<Product> {
        static final Product NONE = new Product(List.of(), List.of());

        private final List<Atom> above;
        private final List<Atom> below;
        private final String text;

        Product(List<Atom> above, List<Atom> below) {
            this.above = sorted(above);
            this.below = sorted(below);
            this.text = text("");
        }

        private static List<Atom> sorted(List<Atom> atoms) {
            return atoms.size() < 2
                    ? List.copyOf(atoms)
                    : atoms.stream()
                            .sorted(Comparator.comparing(Atom::toString))
                            .toList();
        }

        List<Atom> above() {
            return above;
        }

        List<Atom> below() {
            return below;
        }

        /** For a product whose factor is 0: its groups' own factors say nothing any more and become 1. */
        Product levelled() {
            return new Product(above.stream().map(Product::levelled).toList(), below);
        }

        private static Atom levelled(Atom atom) {
            if (!(atom instanceof Group group)) {
                return atom;
            }
            SortedMap<Product, Ratio> ones = new TreeMap<>();
            group.of().terms().keySet().forEach(product -> ones.put(product.levelled(), Ratio.ONE));
            return new Group(new Poly(ones));
        }

        Product times(Product other) {
            return new Product(join(above, other.above), join(below, other.below));
        }

        Product over(Product other) {
            return new Product(join(above, other.below), join(below, other.above));
        }

        private static List<Atom> join(List<Atom> first, List<Atom> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }

        @Override
        public int compareTo(Product other) {
            return text.compareTo(other.text);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Product product && text.equals(product.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }

        String text(String factor) {
            StringBuilder text = new StringBuilder(factor);
            for (Atom atom : above) {
                text.append(text.isEmpty() ? "" : " * ").append(atom);
            }
            if (text.isEmpty()) {
                text.append('1');
            }
            for (Atom atom : below) {
                text.append(" / ").append(atom);
            }
            return text.toString();
        }
    }

    Poly {
        SortedMap<Product, Ratio> normal = new TreeMap<>();
        terms.forEach((product, factor) ->
                normal.merge(factor.signum() == 0 ? product.levelled() : product, factor, Ratio::plus));
        terms = Collections.unmodifiableSortedMap(normal);
    }

    static Poly constant(Ratio value) {
        return single(Product.NONE, value);
    }

    static Poly single(Product product, Ratio factor) {
        return new Poly(new TreeMap<>(Map.of(product, factor)));
    }

    static Poly chosen(Input input) {
        return single(new Product(List.of(new Chosen(input)), List.of()), Ratio.ONE);
    }

    boolean isSingle() {
        return terms.size() == 1;
    }

    boolean isConstant() {
        return isSingle() && terms.firstKey().equals(Product.NONE);
    }

    boolean isZero() {
        return terms.values().stream().allMatch(factor -> factor.signum() == 0);
    }

    /** Whether some factor in it, at any depth, is below 0. */
    boolean hasNegativeFactor() {
        return terms.values().stream().anyMatch(factor -> factor.signum() < 0)
                || terms.keySet().stream()
                        .flatMap(product -> Stream.concat(product.above().stream(), product.below().stream()))
                        .anyMatch(atom ->
                                atom instanceof Group group && group.of().hasNegativeFactor());
    }

    Poly plus(Poly other) {
        SortedMap<Product, Ratio> sum = new TreeMap<>(terms);
        other.terms.forEach((product, factor) -> sum.merge(product, factor, Ratio::plus));
        return new Poly(sum);
    }

    Poly scaled(Ratio factor) {
        SortedMap<Product, Ratio> scaled = new TreeMap<>();
        terms.forEach((product, one) -> scaled.put(product, one.times(factor)));
        return new Poly(scaled);
    }

    Poly times(Poly other) {
        if (isConstant()) {
            return other.scaled(terms.firstEntry().getValue());
        }
        if (other.isConstant()) {
            return scaled(other.terms.firstEntry().getValue());
        }
        Map.Entry<Product, Ratio> left = asTerm();
        Map.Entry<Product, Ratio> right = other.asTerm();
        return single(left.getKey().times(right.getKey()), left.getValue().times(right.getValue()));
    }

    /** @throws MeasureException {@code zero-divisor} when the divisor is 0 by its form */
    Poly over(Poly other) {
        if (other.isZero()) {
            throw new MeasureException(1, "zero-divisor", "The measure divides by what is always 0: " + other + ".");
        }
        if (other.isConstant()) {
            return scaled(Ratio.ONE.over(other.terms.firstEntry().getValue()));
        }
        Map.Entry<Product, Ratio> left = asTerm();
        Map.Entry<Product, Ratio> right = other.asDivisor();
        return single(left.getKey().over(right.getKey()), left.getValue().over(right.getValue()));
    }

    /** As one product: a sum of several becomes a group, its common factor taken out. */
    private Map.Entry<Product, Ratio> asTerm() {
        return isSingle() ? terms.firstEntry() : grouped();
    }

    /** The same below a division line, where a quotient stays as it is. */
    private Map.Entry<Product, Ratio> asDivisor() {
        return isSingle() && terms.firstKey().below().isEmpty() ? terms.firstEntry() : grouped();
    }

    private Map.Entry<Product, Ratio> grouped() {
        Ratio scale = isZero() ? Ratio.ZERO : scale();
        return Map.entry(new Product(List.of(new Group(withoutScale())), List.of()), scale);
    }

    /** The factor common to all terms, with the sign of the first one that counts; 1 where all come to nothing. */
    Ratio scale() {
        Ratio common = Ratio.ZERO;
        int sign = 1;
        for (Ratio factor : terms.values()) {
            if (common.signum() == 0 && factor.signum() != 0) {
                sign = factor.signum();
            }
            common = common.common(factor);
        }
        return common.signum() == 0 ? Ratio.ONE : sign < 0 ? common.negate() : common;
    }

    Poly withoutScale() {
        return scaled(Ratio.ONE.over(scale()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        terms.forEach((product, factor) -> {
            boolean negative = factor.signum() < 0;
            Ratio size = negative ? factor.negate() : factor;
            if (!text.isEmpty()) {
                text.append(negative ? " - " : " + ");
            } else if (negative) {
                text.append('-');
            }
            boolean plain = size.equals(Ratio.ONE) && !product.above().isEmpty();
            text.append(product.text(plain ? "" : size.toString()));
        });
        return text.toString();
    }
}
