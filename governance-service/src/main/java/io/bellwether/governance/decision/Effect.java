package io.bellwether.governance.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be decided about an overlap, and what each needs to be said. */
enum Effect {
    LEAD_AND_CONTRIBUTE(Kinds.OF_TWO, "lead"),
    SHARE_KPI(Kinds.OF_KPIS, "shared"),
    SPLIT_SCOPE(Kinds.OF_INITIATIVES, "scopes"),
    TRANSFER(Kinds.ANY, "objective", "to"),
    STOP(Kinds.OF_INITIATIVES, "initiative", "on"),
    ACCEPT(Kinds.ANY, "reviewOn"),
    REVERT(Kinds.ANY, "decision");

    /** The kinds of overlaps, by what meets in them. */
    private static final class Kinds {
        static final Set<String> OF_KPIS = Set.of("identical-kpi", "scaled-kpi", "contained-kpi", "shared-input");
        static final Set<String> OF_INITIATIVES = Set.of("competing-initiatives");
        static final Set<String> OF_TWO =
                Set.of("identical-kpi", "scaled-kpi", "contained-kpi", "shared-input", "competing-initiatives");
        static final Set<String> ANY = Set.of(
                "identical-kpi",
                "scaled-kpi",
                "contained-kpi",
                "shared-input",
                "competing-initiatives",
                "outside-responsibility");
    }

    private final Set<String> kinds;
    private final Set<String> needs;

    Effect(Set<String> kinds, String... needs) {
        this.kinds = kinds;
        this.needs = Set.of(needs);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean fits(String kind) {
        return kinds.contains(kind);
    }

    /** Names of the properties that it needs, beside effect and reason. */
    Set<String> needs() {
        return needs;
    }

    static Optional<Effect> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Effect::key).collect(Collectors.joining(", "));
    }

    /** Those that fit a kind of overlap, for a person. */
    static String fitting(String kind) {
        return Arrays.stream(values())
                .filter(one -> one.fits(kind))
                .map(Effect::key)
                .collect(Collectors.joining(", "));
    }
}
