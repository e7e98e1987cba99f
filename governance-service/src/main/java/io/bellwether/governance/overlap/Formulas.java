package io.bellwether.governance.overlap;

import io.bellwether.measure.Canonical;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Formulas that were read during one examination: each is met with many others, and reading is what costs. */
final class Formulas {

    private final Map<String, Canonical> read = new ConcurrentHashMap<>();

    Canonical of(String formula) {
        return read.computeIfAbsent(formula, Canonical::of);
    }
}
