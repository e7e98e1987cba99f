package io.bellwether.governance.rules;

import io.bellwether.measure.Overlap;
import io.bellwether.measure.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules. Each gives the same finding on every run, whichever of the two it is given first. */
public final class OverlapRules {

    /** From here on two titles are called alike; it is also where pg_trgm's own operator begins. */
    private static final BigDecimal ALIKE = new BigDecimal("0.30");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private OverlapRules() {}

    /** Two KPIs of different departments whose periods meet: of the strongest kind that holds. */
    public static Optional<Finding> between(DeclaredKpi one, DeclaredKpi other) {
        DeclaredKpi first = one.id().compareTo(other.id()) < 0 ? one : other;
        DeclaredKpi second = first == one ? other : one;
        if (first.department().equals(second.department())
                || first.canonical() == null
                || second.canonical() == null
                || first.isSharedWith(second)
                || daysInCommon(first.start(), first.end(), second.start(), second.end()) == 0) {
            return Optional.empty();
        }
        Overlap overlap = Overlap.between(first.canonical(), second.canonical());
        if (overlap.kind() == Overlap.Kind.NONE) {
            return Optional.empty();
        }
        String kind = overlap.kind() == Overlap.Kind.SHARED_INPUT
                ? "shared-input"
                : overlap.kind().name().toLowerCase(Locale.ROOT) + "-kpi";
        List<Map<String, Object>> evidence = new ArrayList<>();
        evidence.add(formulas(first, second, overlap));
        boolean sameFormula = overlap.kind() == Overlap.Kind.IDENTICAL || overlap.kind() == Overlap.Kind.SCALED;
        Optional<String> contradiction = sameFormula
                ? Contradiction.between(first, second, overlap.factor().orElse(Ratio.ONE))
                : Optional.empty();
        boolean sameName = normal(first.name()).equals(normal(second.name()));
        contradiction.ifPresent(why -> evidence.add(evidence(
                "targets",
                "Both targets cannot be met: " + why + ".",
                facts("first", first.target(), "second", second.target()))));
        if (sameName && !sameFormula) {
            evidence.add(evidence(
                    "name",
                    "Both are called “" + first.name().strip() + "”, but their formulas differ.",
                    facts("name", first.name().strip())));
        }
        boolean contradictory = contradiction.isPresent() || (sameName && !sameFormula);
        return Optional.of(new Finding(
                kind,
                Severity.of(kind, contradictory, overlap.onlyWholeDenominator()),
                contradictory,
                List.of(party(first), party(second)),
                evidence));
    }

    private static Map<String, Object> formulas(DeclaredKpi first, DeclaredKpi second, Overlap overlap) {
        String wants = first.department() + " wants " + Targets.words(first) + ", " + second.department() + " "
                + Targets.words(second) + ".";
        String sentence =
                switch (overlap.kind()) {
                    case IDENTICAL ->
                        first.department() + " and " + second.department() + " both count "
                                + first.canonical().formula() + "; " + wants;
                    case SCALED ->
                        first.department() + " and " + second.department() + " count the same in other units: "
                                + overlap.sentence() + " " + wants;
                    default ->
                        "“" + first.name() + "” of " + first.department() + " and “" + second.name() + "” of "
                                + second.department() + ": " + overlap.sentence() + " " + wants;
                };
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("first", first.canonical().formula());
        facts.put("second", second.canonical().formula());
        facts.put("firstTarget", first.target());
        facts.put("secondTarget", second.target());
        overlap.factor().ifPresent(factor -> facts.put("factor", factor.toString()));
        facts.put(
                "meetings",
                overlap.meetings().stream()
                        .map(meeting -> facts(
                                "first",
                                meeting.first().toString(),
                                "second",
                                meeting.second().toString(),
                                "common",
                                meeting.common().toString()))
                        .toList());
        facts.put(
                "extra",
                overlap.extra().stream()
                        .map(pair -> facts(
                                "first",
                                pair.first().toString(),
                                "second",
                                pair.second().toString()))
                        .toList());
        facts.put("extraMatchers", overlap.extraMatchers());
        facts.put("from", later(first.start(), second.start()));
        facts.put("to", earlier(first.end(), second.end()));
        facts.put("onlyWholeDenominator", overlap.onlyWholeDenominator());
        return evidence("formulas", sentence, facts);
    }

    /** Two initiatives of different departments that meet in period, audience and channel. */
    public static Optional<Finding> between(DeclaredInitiative one, DeclaredInitiative other) {
        DeclaredInitiative first = one.id().compareTo(other.id()) < 0 ? one : other;
        DeclaredInitiative second = first == one ? other : one;
        if (first.department().equals(second.department())) {
            return Optional.empty();
        }
        long days = daysInCommon(first.start(), first.end(), second.start(), second.end());
        Optional<List<String>> channels = meeting(first.channels(), second.channels());
        Optional<List<String>> audiences = meeting(first.audiences(), second.audiences());
        if (days == 0 || channels.isEmpty() || audiences.isEmpty()) {
            return Optional.empty();
        }
        LocalDate from = later(first.start(), second.start());
        LocalDate to = earlier(first.end(), second.end());
        List<Map<String, Object>> evidence = new ArrayList<>();
        evidence.add(evidence(
                "initiatives",
                "“" + first.title() + "” of " + first.department() + " and “" + second.title() + "” of "
                        + second.department() + " both address " + named(audiences.get(), "audience") + " on "
                        + named(channels.get(), "channel")
                        + (days == 1
                                ? " on " + from + "."
                                : " for " + days + " days, from " + from + " to " + to + "."),
                facts(
                        "channels",
                        channels.get(),
                        "audiences",
                        audiences.get(),
                        "campaigns",
                        meeting(first.campaigns(), second.campaigns()).orElse(List.of()),
                        "from",
                        from,
                        "to",
                        to,
                        "daysInCommon",
                        days)));
        for (DeclaredInitiative initiative : List.of(first, second)) {
            List<String> missing = new ArrayList<>();
            if (initiative.channels().isEmpty()) {
                missing.add("channels");
            }
            if (initiative.audiences().isEmpty()) {
                missing.add("audiences");
            }
            if (!missing.isEmpty()) {
                evidence.add(evidence(
                        "widened",
                        "“" + initiative.title() + "” names no " + String.join(" and no ", missing)
                                + ", which counts as any.",
                        facts("initiative", initiative.id(), "missing", missing)));
            }
            if (!initiative.periodStated()) {
                evidence.add(evidence(
                        "period-of-the-objective",
                        "“" + initiative.title() + "” does not declare its whole period; that of its objective counts.",
                        facts("initiative", initiative.id())));
            }
        }
        evidence.add(topics(first, second));
        return Optional.of(new Finding(
                "competing-initiatives",
                Severity.of("competing-initiatives", false, false),
                false,
                List.of(party(first), party(second)),
                evidence));
    }

    /** How alike the titles are: a hint for who decides, nothing that decides. */
    private static Map<String, Object> topics(DeclaredInitiative first, DeclaredInitiative second) {
        BigDecimal similarity = first.topics().similarity(second.topics());
        String alike = similarity.compareTo(ALIKE) >= 0 ? "are alike" : "are not alike";
        return evidence(
                "topic",
                "Their titles " + alike + " (" + similarity + " of 1); that alone decides nothing.",
                facts("topicSimilarity", similarity));
    }

    /** An objective of a type that another department leads. */
    public static Finding outside(
            String objective, String title, String department, String type, String leader, String origin) {
        String how = origin.equals("by-default") ? "by default, as its natural owner" : "by decision";
        return new Finding(
                "outside-responsibility",
                Severity.of("outside-responsibility", false, false),
                false,
                List.of(
                        new Finding.Party(department, objective, null, null, title),
                        new Finding.Party(leader, null, null, null, null)),
                List.of(evidence(
                        "responsibility",
                        department + " pursues “" + title + "” of the type " + type + ", which " + leader + " leads "
                                + how + ".",
                        facts("objectiveType", type, "leader", leader, "origin", origin))));
    }

    /** What two declarations have in common; an empty one is any. Empty when they share nothing. */
    private static Optional<List<String>> meeting(List<String> one, List<String> other) {
        if (one.isEmpty()) {
            return Optional.of(other);
        }
        if (other.isEmpty()) {
            return Optional.of(one);
        }
        List<String> common = one.stream().filter(other::contains).toList();
        return common.isEmpty() ? Optional.empty() : Optional.of(common);
    }

    private static String named(List<String> values, String what) {
        return values.isEmpty() ? "every " + what : String.join(", ", values);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    static long daysInCommon(LocalDate start, LocalDate end, LocalDate otherStart, LocalDate otherEnd) {
        LocalDate from = later(start, otherStart);
        LocalDate to = earlier(end, otherEnd);
        return to.isBefore(from) ? 0 : ChronoUnit.DAYS.between(from, to) + 1;
    }

    private static Finding.Party party(DeclaredKpi kpi) {
        return new Finding.Party(kpi.department(), kpi.objective(), kpi.id(), null, kpi.name());
    }

    private static Finding.Party party(DeclaredInitiative initiative) {
        return new Finding.Party(
                initiative.department(), initiative.objective(), null, initiative.id(), initiative.title());
    }

    /** Names and values in turn; they stay in this order, so that the same finding is always written the same. */
    private static Map<String, Object> facts(Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return facts;
    }

    private static Map<String, Object> evidence(String rule, String sentence, Map<String, Object> facts) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("rule", rule);
        evidence.put("sentence", sentence);
        evidence.putAll(facts);
        return evidence;
    }

    private static String normal(String name) {
        return BLANKS.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
