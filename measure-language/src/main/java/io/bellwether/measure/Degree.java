package io.bellwether.measure;

import java.util.OptionalInt;

/** How often a form adds up over days: products add the degrees of their parts, divisions subtract them. */
final class Degree {

    private Degree() {}

    /** Empty where terms of unequal degree are added. */
    static OptionalInt of(Poly poly) {
        OptionalInt degree = OptionalInt.empty();
        for (Poly.Product product : poly.terms().keySet()) {
            int sum = 0;
            for (Poly.Atom atom : product.above()) {
                OptionalInt one = of(atom);
                if (one.isEmpty()) {
                    return one;
                }
                sum += one.getAsInt();
            }
            for (Poly.Atom atom : product.below()) {
                OptionalInt one = of(atom);
                if (one.isEmpty()) {
                    return one;
                }
                sum -= one.getAsInt();
            }
            if (degree.isPresent() && degree.getAsInt() != sum) {
                return OptionalInt.empty();
            }
            degree = OptionalInt.of(sum);
        }
        return degree;
    }

    private static OptionalInt of(Poly.Atom atom) {
        return switch (atom) {
            case Poly.Chosen chosen -> OptionalInt.of(chosen.input().aggregate().degree());
            case Poly.Group group -> of(group.of());
        };
    }
}
