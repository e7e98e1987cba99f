package io.bellwether.measurements;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Measurements and their aggregates written down as plainly as the pages state them: slow, small, and by itself. */
final class Oracle {

    static final Map<String, List<String>> AGGREGATES = Map.of(
            "delta", List.of("sum", "count", "mean", "min", "max", "p75"),
            "cumulative", List.of("sum", "first", "last"),
            "gauge", List.of("mean", "min", "first", "last", "p50"),
            "rating", List.of("count", "mean", "max", "last", "p90"));

    private record Fact(
            String metric, String via, Instant at, BigDecimal value, String absent, BigDecimal weight, int push) {

        boolean same(Fact other) {
            return metric.equals(other.metric)
                    && java.util.Objects.equals(via, other.via)
                    && at.equals(other.at)
                    && java.util.Objects.equals(value, other.value)
                    && java.util.Objects.equals(absent, other.absent)
                    && weight.equals(other.weight);
        }
    }

    private final Map<String, List<Fact>> versions = new LinkedHashMap<>();
    private int pushes;

    /** Counts accepted, unchanged, restated. */
    int[] push(List<Map<String, Object>> lines, Map<String, String> metrics) {
        int[] counts = new int[3];
        pushes++;
        Map<String, Integer> before = new HashMap<>();
        Map<String, Integer> restated = new HashMap<>();
        for (Map<String, Object> line : lines) {
            Fact fact = fact(line);
            String identity = line.containsKey("id")
                    ? fact.metric + "#" + line.get("id")
                    : fact.metric + "@" + fact.via + "@" + fact.at;
            List<Fact> known = versions.computeIfAbsent(identity, key -> new ArrayList<>());
            before.putIfAbsent(identity, known.size());
            if (known.isEmpty()) {
                counts[0]++;
            } else if (known.get(known.size() - 1).same(fact)) {
                counts[1]++;
                continue;
            } else {
                counts[2]++;
                restated.merge(identity, 1, Integer::sum);
            }
            known.add(fact);
        }
        restated.forEach((identity, of) -> {
            if (isAsBefore(versions.get(identity), before.get(identity))) {
                counts[1] += of;
                counts[2] -= of;
            }
        });
        return counts;
    }

    /** Lines of a push that come and go and leave what was there have changed nothing; they are no versions. */
    private static boolean isAsBefore(List<Fact> known, int before) {
        boolean same = before > 0 && known.get(known.size() - 1).same(known.get(before - 1));
        if (same) {
            known.subList(before, known.size()).clear();
        }
        return same;
    }

    private Fact fact(Map<String, Object> line) {
        String at = (String) line.get("at");
        Map<?, ?> dimensions = (Map<?, ?>) line.getOrDefault("dimensions", Map.of());
        Object weight = line.getOrDefault("weight", 1);
        return new Fact(
                (String) line.get("metric"),
                (String) dimensions.get("via"),
                instant(at),
                (BigDecimal) line.get("value"),
                (String) line.get("absent"),
                new BigDecimal(weight.toString()),
                pushes);
    }

    private static Instant instant(String text) {
        return Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
    }

    /** The measured facts that counted after some pushes. */
    private List<Fact> known(Predicate<Fact> fits, int after) {
        List<Fact> facts = new ArrayList<>();
        for (List<Fact> history : versions.values()) {
            Fact last = null;
            for (Fact fact : history) {
                last = fact.push <= after ? fact : last;
            }
            if (last != null && last.absent == null && fits.test(last)) {
                facts.add(last);
            }
        }
        return facts;
    }

    String value(String metric, String shape, String aggregate, String matcher, String from, String to, int after) {
        Instant f = instant(from);
        Instant t = instant(to);
        boolean measured = !known(fact -> fact.metric.equals(metric) && fact.at.isBefore(t), after)
                .isEmpty();
        List<Fact> before =
                known(fact -> fact.metric.equals(metric) && fact.at.isBefore(t) && matches(fact.via, matcher), after);
        List<Fact> inside = before.stream().filter(fact -> !fact.at.isBefore(f)).toList();
        BigDecimal value =
                switch (aggregate) {
                    case "sum" -> !measured ? null : shape.equals("cumulative") ? increase(before, f) : sum(inside);
                    case "count" -> !measured ? null : weight(inside);
                    case "mean" -> inside.isEmpty() ? null : mean(inside);
                    case "min" ->
                        inside.stream()
                                .map(Fact::value)
                                .min(Comparator.naturalOrder())
                                .orElse(null);
                    case "max" ->
                        inside.stream()
                                .map(Fact::value)
                                .max(Comparator.naturalOrder())
                                .orElse(null);
                    case "first" -> over(shape, perSeries(inside, false));
                    case "last" -> over(shape, perSeries(before, true));
                    default -> percentile(inside, Integer.parseInt(aggregate.substring(1)));
                };
        if (value == null) {
            return measured ? "nothing-in-window" : "never-measured";
        }
        return value.round(new MathContext(15, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static boolean matches(String via, String matcher) {
        return switch (matcher) {
            case "" -> true;
            case "via=\"v0\"" -> "v0".equals(via);
            default -> !"v0".equals(via);
        };
    }

    private static BigDecimal sum(List<Fact> facts) {
        return facts.stream().map(fact -> fact.value.multiply(fact.weight)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal weight(List<Fact> facts) {
        return facts.stream().map(Fact::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(List<Fact> facts) {
        return sum(facts).divide(weight(facts), new MathContext(50));
    }

    /** The first or the last fact of each series. */
    private static List<Fact> perSeries(List<Fact> facts, boolean last) {
        Map<String, Fact> chosen = new TreeMap<>();
        for (Fact fact : facts) {
            chosen.merge(String.valueOf(fact.via), fact, (a, b) -> a.at.isBefore(b.at) == last ? b : a);
        }
        return List.copyOf(chosen.values());
    }

    private static BigDecimal over(String shape, List<Fact> facts) {
        if (facts.isEmpty()) {
            return null;
        }
        return shape.equals("rating")
                ? mean(facts)
                : facts.stream().map(Fact::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal increase(List<Fact> before, Instant from) {
        BigDecimal total = BigDecimal.ZERO;
        for (Fact last : perSeries(before, true)) {
            if (last.at.isBefore(from)) {
                continue;
            }
            List<Fact> series = before.stream()
                    .filter(fact -> java.util.Objects.equals(fact.via, last.via))
                    .toList();
            List<Fact> earlier =
                    series.stream().filter(fact -> fact.at.isBefore(from)).toList();
            Fact origin = earlier.isEmpty()
                    ? perSeries(series, false).get(0)
                    : perSeries(earlier, true).get(0);
            total = total.add(last.value).subtract(origin.value);
        }
        return total;
    }

    private static BigDecimal percentile(List<Fact> facts, int share) {
        BigDecimal enough = weight(facts).multiply(BigDecimal.valueOf(share));
        BigDecimal reached = BigDecimal.ZERO;
        for (Fact fact :
                facts.stream().sorted(Comparator.comparing(Fact::value)).toList()) {
            reached = reached.add(fact.weight);
            if (reached.multiply(BigDecimal.valueOf(100)).compareTo(enough) >= 0) {
                return fact.value;
            }
        }
        return null;
    }
}
