package io.bellwether.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs the parts of two canonical forms so that every selection of the first lies within its partner of the second. */
final class Containment {

    /** Attempts at most: enough for any formula that a person writes, and an end for those that nobody does. */
    private static final int MAX_ATTEMPTS = 20_000;

    private int attempts;

    private Containment() {}

    /** The pairs of selections, or empty when the forms differ by more than matchers. */
    static Optional<List<Overlap.Meeting>> of(Poly part, Poly whole) {
        Containment search = new Containment();
        for (Poly turned : List.of(whole, whole.scaled(Ratio.of(-1)))) {
            List<Overlap.Meeting> pairs = new ArrayList<>();
            if (search.polys(part, turned, pairs)) {
                return Optional.of(pairs);
            }
        }
        return Optional.empty();
    }

    private boolean polys(Poly part, Poly whole, List<Overlap.Meeting> pairs) {
        return part.terms().size() == whole.terms().size()
                && terms(
                        List.copyOf(part.terms().entrySet()),
                        new ArrayList<>(whole.terms().entrySet()),
                        pairs);
    }

    private boolean terms(
            List<Map.Entry<Poly.Product, Ratio>> part,
            List<Map.Entry<Poly.Product, Ratio>> whole,
            List<Overlap.Meeting> pairs) {
        if (part.isEmpty()) {
            return true;
        }
        Map.Entry<Poly.Product, Ratio> first = part.get(0);
        for (int i = 0; i < whole.size() && attempts++ < MAX_ATTEMPTS; i++) {
            Map.Entry<Poly.Product, Ratio> candidate = whole.get(i);
            int mark = pairs.size();
            if (first.getValue().equals(candidate.getValue())
                    && atoms(
                            first.getKey().above(),
                            new ArrayList<>(candidate.getKey().above()),
                            pairs)
                    && atoms(
                            first.getKey().below(),
                            new ArrayList<>(candidate.getKey().below()),
                            pairs)) {
                List<Map.Entry<Poly.Product, Ratio>> rest = new ArrayList<>(whole);
                rest.remove(i);
                if (terms(part.subList(1, part.size()), rest, pairs)) {
                    return true;
                }
            }
            pairs.subList(mark, pairs.size()).clear();
        }
        return false;
    }

    private boolean atoms(List<Poly.Atom> part, List<Poly.Atom> whole, List<Overlap.Meeting> pairs) {
        if (part.size() != whole.size()) {
            return false;
        }
        if (part.isEmpty()) {
            return true;
        }
        for (int i = 0; i < whole.size() && attempts++ < MAX_ATTEMPTS; i++) {
            int mark = pairs.size();
            if (atom(part.get(0), whole.get(i), pairs)) {
                List<Poly.Atom> rest = new ArrayList<>(whole);
                rest.remove(i);
                if (atoms(part.subList(1, part.size()), rest, pairs)) {
                    return true;
                }
            }
            pairs.subList(mark, pairs.size()).clear();
        }
        return false;
    }

    private boolean atom(Poly.Atom part, Poly.Atom whole, List<Overlap.Meeting> pairs) {
        if (part instanceof Poly.Chosen one && whole instanceof Poly.Chosen other) {
            if (one.input().within(other.input())) {
                pairs.add(new Overlap.Meeting(one.input(), other.input()));
                return true;
            }
            return false;
        }
        return part instanceof Poly.Group one
                && whole instanceof Poly.Group other
                && polys(one.of(), other.of(), pairs);
    }
}
