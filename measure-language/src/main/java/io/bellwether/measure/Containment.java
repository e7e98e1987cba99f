package io.bellwether.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * Pairs the parts of two canonical forms so that every selection of the first lies within its partner of the second. Each
 * step tries what fits and hands what remains on, so that a choice that leads nowhere is taken back.
 */
final class Containment {

    /** Attempts at most: enough for any formula that a person writes, and an end for those that nobody does. */
    private static final int MAX_ATTEMPTS = 20_000;

    private final List<Overlap.Meeting> pairs = new ArrayList<>();
    private int attempts;

    private Containment() {}

    /** The pairs of selections, or empty when the forms differ by more than matchers and a constant factor. */
    static Optional<List<Overlap.Meeting>> of(Poly part, Poly whole) {
        Containment search = new Containment();
        boolean found = search.polys(part, whole, 1, () -> true) || search.polys(part, whole, -1, () -> true);
        return found ? Optional.of(List.copyOf(search.pairs)) : Optional.empty();
    }

    /** @param sign −1 to compare the part with the whole turned round */
    private boolean polys(Poly part, Poly whole, int sign, BooleanSupplier rest) {
        return part.terms().size() == whole.terms().size()
                && terms(
                        List.copyOf(part.terms().entrySet()),
                        List.copyOf(whole.terms().entrySet()),
                        sign,
                        rest);
    }

    private boolean terms(
            List<Map.Entry<Poly.Product, Ratio>> part,
            List<Map.Entry<Poly.Product, Ratio>> whole,
            int sign,
            BooleanSupplier rest) {
        if (part.isEmpty()) {
            return rest.getAsBoolean();
        }
        Poly.Product first = part.get(0).getKey();
        for (int i = 0; i < whole.size() && attempts++ < MAX_ATTEMPTS; i++) {
            int chosen = i;
            Poly.Product candidate = whole.get(i).getKey();
            IntPredicate factors = turned ->
                    part.get(0).getValue().equals(whole.get(chosen).getValue().times(Ratio.of((long) sign * turned)))
                            && terms(part.subList(1, part.size()), without(whole, chosen), sign, rest);
            if (atoms(
                    first.above(),
                    candidate.above(),
                    1,
                    turned -> atoms(first.below(), candidate.below(), turned, factors))) {
                return true;
            }
        }
        return false;
    }

    /** @param sign of the groups paired so far; a group and the same group turned round differ by a factor of −1 */
    private boolean atoms(List<Poly.Atom> part, List<Poly.Atom> whole, int sign, IntPredicate rest) {
        if (part.size() != whole.size()) {
            return false;
        }
        if (part.isEmpty()) {
            return rest.test(sign);
        }
        for (int i = 0; i < whole.size() && attempts++ < MAX_ATTEMPTS; i++) {
            int chosen = i;
            if (atom(
                    part.get(0),
                    whole.get(i),
                    sign,
                    turned -> atoms(part.subList(1, part.size()), without(whole, chosen), turned, rest))) {
                return true;
            }
        }
        return false;
    }

    private boolean atom(Poly.Atom part, Poly.Atom whole, int sign, IntPredicate rest) {
        if (part instanceof Poly.Chosen one && whole instanceof Poly.Chosen other) {
            if (!one.input().within(other.input())) {
                return false;
            }
            pairs.add(new Overlap.Meeting(one.input(), other.input()));
            if (rest.test(sign)) {
                return true;
            }
            pairs.remove(pairs.size() - 1);
            return false;
        }
        return part instanceof Poly.Group one
                && whole instanceof Poly.Group other
                && (polys(one.of(), other.of(), 1, () -> rest.test(sign))
                        || polys(one.of(), other.of(), -1, () -> rest.test(-sign)));
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }
}
