package io.bellwether.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The selections that a form holds. */
final class Inputs {

    private Inputs() {}

    /** All, once each, sorted by text. */
    static List<Input> of(Poly poly) {
        Set<Input> inputs = new HashSet<>();
        collect(poly, inputs);
        return inputs.stream().sorted().toList();
    }

    /** Those below a division line, at any depth. */
    static Set<Input> belowALine(Poly poly) {
        Set<Input> inputs = new HashSet<>();
        below(poly, inputs);
        return Set.copyOf(inputs);
    }

    private static void collect(Poly poly, Set<Input> inputs) {
        for (Poly.Product product : poly.terms().keySet()) {
            product.above().forEach(atom -> collect(atom, inputs));
            product.below().forEach(atom -> collect(atom, inputs));
        }
    }

    private static void collect(Poly.Atom atom, Set<Input> inputs) {
        switch (atom) {
            case Poly.Chosen chosen -> inputs.add(chosen.input());
            case Poly.Group group -> collect(group.of(), inputs);
        }
    }

    private static void below(Poly poly, Set<Input> inputs) {
        for (Poly.Product product : poly.terms().keySet()) {
            product.below().forEach(atom -> collect(atom, inputs));
            for (Poly.Atom atom : product.above()) {
                if (atom instanceof Poly.Group group) {
                    below(group.of(), inputs);
                }
            }
        }
    }
}
