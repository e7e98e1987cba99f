package io.bellwether.measure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the strongest overlap of two canonical measures. */
final class Comparison {

    private Comparison() {}

    static Overlap of(Canonical first, Canonical second) {
        List<Overlap.Meeting> meetings = meetings(first, second);
        if (first.text().equals(second.text())) {
            return equalBodies(first, second, meetings);
        }
        Optional<List<Overlap.Meeting>> within = Containment.of(first.body(), second.body());
        if (within.isPresent()) {
            return contained(first, second, true, within.get(), meetings);
        }
        Optional<List<Overlap.Meeting>> around = Containment.of(second.body(), first.body());
        if (around.isPresent()) {
            List<Overlap.Meeting> turned = around.get().stream()
                    .map(pair -> new Overlap.Meeting(pair.second(), pair.first()))
                    .toList();
            return contained(first, second, false, turned, meetings);
        }
        if (meetings.isEmpty()) {
            return new Overlap(
                    Overlap.Kind.NONE, Optional.empty(), false, List.of(), meetings, false, "They share nothing.");
        }
        boolean denominator = onlyWholeDenominator(first, second, meetings);
        String sentence = denominator
                ? "They are only measured against the same whole: " + shared(meetings) + "."
                : "They read some of the same measurements: " + shared(meetings) + ".";
        return new Overlap(
                Overlap.Kind.SHARED_INPUT, Optional.empty(), false, List.of(), meetings, denominator, sentence);
    }

    /** What both read as it is; beside it only such pairs of which neither has been named. */
    private static String shared(List<Overlap.Meeting> meetings) {
        Set<Input> same = meetings.stream()
                .filter(pair -> pair.first().equals(pair.second()))
                .map(Overlap.Meeting::first)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> said = new ArrayList<>();
        if (!same.isEmpty()) {
            said.add("both read " + same.stream().map(Input::toString).collect(Collectors.joining(" and ")));
        }
        meetings.stream()
                .filter(pair -> !same.contains(pair.first()) && !same.contains(pair.second()))
                .map(pair -> pair.first() + " meets " + pair.second())
                .distinct()
                .forEach(said::add);
        return String.join("; ", said);
    }

    private static Overlap equalBodies(Canonical first, Canonical second, List<Overlap.Meeting> meetings) {
        if (first.scale().equals(second.scale())) {
            return new Overlap(
                    Overlap.Kind.IDENTICAL,
                    Optional.of(Ratio.ONE),
                    false,
                    List.of(),
                    meetings,
                    false,
                    "Both are " + first.formula() + ".");
        }
        Ratio factor = first.scale().over(second.scale());
        return new Overlap(
                Overlap.Kind.SCALED,
                Optional.of(factor),
                false,
                List.of(),
                meetings,
                false,
                "The first is " + factor + " times the second: both rest on " + first.text() + ".");
    }

    private static Overlap contained(
            Canonical first,
            Canonical second,
            boolean firstWithinSecond,
            List<Overlap.Meeting> pairs,
            List<Overlap.Meeting> meetings) {
        List<Overlap.Meeting> extra = pairs.stream()
                .filter(pair -> !pair.first().equals(pair.second()))
                .distinct()
                .toList();
        String parts = extra.stream()
                .map(pair -> firstWithinSecond
                        ? pair.first() + " is part of " + pair.second()
                        : pair.second() + " is part of " + pair.first())
                .collect(Collectors.joining("; "));
        String which = firstWithinSecond ? "first" : "second";
        Ratio factor = first.scale().over(second.scale());
        Ratio size = factor.signum() < 0 ? factor.negate() : factor;
        String aside = size.equals(Ratio.ONE) ? "" : " A constant factor of " + size + " is set aside.";
        return new Overlap(
                Overlap.Kind.CONTAINED,
                Optional.of(factor),
                firstWithinSecond,
                extra,
                meetings,
                false,
                "The " + which + " is the same formula over a part: " + parts + "." + aside);
    }

    private static List<Overlap.Meeting> meetings(Canonical first, Canonical second) {
        List<Overlap.Meeting> meetings = new ArrayList<>();
        for (Input one : first.inputs()) {
            for (Input other : second.inputs()) {
                if (one.meets(other)) {
                    meetings.add(new Overlap.Meeting(one, other));
                }
            }
        }
        return meetings;
    }

    /** A whole metric divides both, and nothing else of theirs meets but in it. */
    private static boolean onlyWholeDenominator(Canonical first, Canonical second, List<Overlap.Meeting> meetings) {
        Set<Input> ours = first.denominators();
        Set<Input> theirs = second.denominators();
        boolean common = meetings.stream()
                .anyMatch(pair -> pair.first().isWholeMetric()
                        && ours.contains(pair.first())
                        && pair.second().isWholeMetric()
                        && theirs.contains(pair.second()));
        return common
                && meetings.stream()
                        .allMatch(pair -> pair.first().isWholeMetric() && ours.contains(pair.first())
                                || pair.second().isWholeMetric() && theirs.contains(pair.second()));
    }
}
