package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads targets, baselines and pace curves in the form of the API. What cannot be read is a fault with its pointer. */
public final class TargetReader {

    private TargetReader() {}

    /** The target, or null where a fault was found. */
    public static Target target(JsonNode node, String pointer, List<Fault> faults) {
        if (node == null || !node.isObject()) {
            faults.add(new Fault(
                    pointer,
                    "required",
                    "A target is an object with a kind, for instance {\"kind\":\"total\",\"atLeast\":10}."));
            return null;
        }
        int before = faults.size();
        Fields fields = new Fields(node, pointer, faults);
        String kind = fields.neededText("kind");
        Target target = kind == null
                ? null
                : switch (kind) {
                    case "total" -> {
                        fields.only(Set.of("kind", "atLeast"));
                        yield new Target.Total(fields.neededNumber("atLeast"));
                    }
                    case "limit" -> {
                        fields.only(Set.of("kind", "atMost"));
                        yield new Target.Limit(fields.neededNumber("atMost"));
                    }
                    case "level" -> level(fields, faults);
                    case "change" -> change(fields, faults);
                    case "every" -> every(fields, faults);
                    case "band" -> {
                        fields.only(Set.of("kind", "every", "min", "max", "needed"));
                        yield new Target.Band(
                                fields.step("every"),
                                fields.neededNumber("min"),
                                fields.neededNumber("max"),
                                fields.needed("needed"));
                    }
                    case "rubric" -> rubric(fields);
                    case "response" -> {
                        fields.only(Set.of("kind", "watch", "within", "needed"));
                        yield new Target.Response(
                                fields.neededText("watch"), fields.neededSpan("within"), fields.needed("needed"));
                    }
                    default -> {
                        fields.fault(
                                "kind",
                                "one-of",
                                "kind must be total, limit, level, change, every, band, rubric or response.");
                        yield null;
                    }
                };
        return faults.size() == before ? target : null;
    }

    private static Target level(Fields fields, List<Fault> faults) {
        fields.only(Set.of("kind", "atLeast", "atMost", "over", "baseline", "mode"));
        if (fields.has("atLeast") == fields.has("atMost")) {
            fields.fault("", "one-bound", "A level is stated by atLeast or by atMost, one of them.");
        }
        return new Target.Level(
                fields.number("atLeast"), fields.number("atMost"), over(fields), baseline(fields, faults));
    }

    private static Target change(Fields fields, List<Fault> faults) {
        fields.only(Set.of("kind", "by", "unit", "over", "baseline", "mode"));
        String unit = fields.neededText("unit");
        if (unit != null && !Set.of("percent", "points").contains(unit)) {
            fields.fault("unit", "one-of", "unit must be percent or points.");
        }
        if (!fields.has("baseline")) {
            fields.fault("baseline", "required", "A change needs a baseline to be measured against.");
        }
        return new Target.Change(
                fields.neededNumber("by"), "percent".equals(unit), over(fields), baseline(fields, faults));
    }

    private static Target every(Fields fields, List<Fault> faults) {
        fields.only(Set.of("kind", "every", "atLeast", "atMost", "extra", "baseline", "mode", "needed"));
        int bounds = 0;
        for (String name : new String[] {"atLeast", "atMost", "extra"}) {
            bounds += fields.has(name) ? 1 : 0;
        }
        if (bounds != 1) {
            fields.fault("", "one-bound", "each period is judged by atLeast, atMost or extra, one of them.");
        }
        if (fields.has("extra") != fields.has("baseline")) {
            fields.fault(
                    "baseline",
                    fields.has("extra") ? "required" : "not-here",
                    "extra needs a baseline, and only extra has one.");
        }
        BigDecimal extra = fields.number("extra");
        if (extra != null && extra.signum() == 0) {
            fields.fault("extra", "no-distance", "extra 0 has no direction; a band keeps a figure where it is.");
        }
        return new Target.Every(
                fields.step("every"),
                fields.number("atLeast"),
                fields.number("atMost"),
                extra,
                baseline(fields, faults),
                fields.needed("needed"));
    }

    private static Target rubric(Fields fields) {
        fields.only(Set.of("kind", "levels", "atLeast", "assessors", "validFor"));
        List<Target.Described> levels = new ArrayList<>();
        for (JsonNode level : fields.list("levels")) {
            if (!level.path("score").isNumber() || !level.path("label").isTextual()) {
                fields.fault("levels", "wrong-type", "Each level has a score, a label and an anchor.");
                break;
            }
            levels.add(new Target.Described(
                    level.get("score").decimalValue(),
                    level.get("label").textValue(),
                    level.path("anchor").asText("")));
        }
        if (levels.size() < 2) {
            fields.fault("levels", "required", "A rubric describes at least two levels.");
        }
        if (levels.stream()
                        .map(level -> level.score().stripTrailingZeros())
                        .distinct()
                        .count()
                != levels.size()) {
            fields.fault("levels", "distinct", "Each level has a score of its own.");
        }
        List<String> assessors = new ArrayList<>();
        fields.list("assessors").forEach(one -> assessors.add(one.asText()));
        if (assessors.isEmpty()) {
            fields.fault("assessors", "required", "Name at least one assessor.");
        }
        BigDecimal atLeast = fields.neededNumber("atLeast");
        if (atLeast != null && levels.size() > 1) {
            BigDecimal lowest = levels.stream()
                    .map(Target.Described::score)
                    .min(BigDecimal::compareTo)
                    .orElseThrow();
            BigDecimal highest = levels.stream()
                    .map(Target.Described::score)
                    .max(BigDecimal::compareTo)
                    .orElseThrow();
            if (atLeast.compareTo(lowest) <= 0) {
                fields.fault(
                        "atLeast", "at-lowest", "A target at the lowest level is met by anything; name a higher one.");
            } else if (atLeast.compareTo(highest) > 0) {
                fields.fault("atLeast", "above-highest", "No level is as high as the target.");
            }
        }
        return new Target.Rubric(levels, atLeast, assessors, fields.span("validFor"));
    }

    /** Null for the whole period. */
    private static Span over(Fields fields) {
        String text = fields.has("over") ? fields.text("over") : "period";
        if (text == null || text.equals("period")) {
            return null;
        }
        Span span = fields.span("over");
        if (span != null && span.wholeDays() == 0) {
            fields.fault("over", "whole-days", "over is period, or whole days or weeks like P30D.");
        }
        return span;
    }

    private static Baseline baseline(Fields fields, List<Fault> faults) {
        if (!fields.has("baseline")) {
            if (fields.has("mode")) {
                fields.fault("mode", "not-here", "mode says whether a baseline is live or frozen; there is none.");
            }
            return null;
        }
        boolean outside = isFrozen(fields);
        JsonNode node = fields.raw("baseline");
        if (node.isTextual()) {
            return named(fields, node.textValue(), outside);
        }
        if (!node.isObject()) {
            fields.fault("baseline", "wrong-type", "A baseline is year-earlier, preceding, a window or a fixed value.");
            return null;
        }
        Fields inner = new Fields(node, fields.pointer("baseline"), faults);
        inner.only(Set.of("from", "to", "value", "provenance", "mode", "rule"));
        boolean frozen = isFrozen(inner) || outside;
        if (inner.has("rule")) {
            return named(fields, inner.text("rule"), frozen);
        }
        if (inner.has("from") != inner.has("to")) {
            inner.fault(inner.has("from") ? "to" : "from", "required", "A window has a first and a last day.");
        }
        var from = inner.date("from");
        var to = inner.date("to");
        if (from != null && to != null && to.isBefore(from)) {
            inner.fault("to", "order", "The window ends before it begins.");
        }
        if (inner.has("value")) {
            String provenance = inner.neededText("provenance");
            if (provenance != null && provenance.isBlank()) {
                inner.fault("provenance", "required", "Say where the fixed value comes from.");
            }
            return new Baseline.Fixed(inner.number("value"), from, to, provenance);
        }
        if (from == null || to == null) {
            inner.fault("", "required", "A baseline is year-earlier, preceding, a window (from, to) or a fixed value.");
            return null;
        }
        return new Baseline.Days(from, to, frozen);
    }

    private static boolean isFrozen(Fields fields) {
        String mode = fields.has("mode") ? fields.text("mode") : "live";
        if (mode != null && !Set.of("live", "frozen").contains(mode)) {
            fields.fault("mode", "one-of", "mode must be live or frozen.");
        }
        return "frozen".equals(mode);
    }

    private static Baseline named(Fields fields, String rule, boolean frozen) {
        return switch (rule == null ? "" : rule) {
            case "year-earlier" -> new Baseline.YearEarlier(frozen);
            case "preceding" -> new Baseline.Preceding(frozen);
            default -> {
                fields.fault("baseline", "one-of", "A baseline is year-earlier, preceding, a window or a fixed value.");
                yield null;
            }
        };
    }

    /** The pace curve, or null for the kind's own. */
    public static Pace pace(JsonNode node, String pointer, List<Fault> faults) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isTextual()) {
            return switch (node.textValue()) {
                case "linear" -> new Pace.Linear();
                case "constant" -> new Pace.Constant();
                case "seasonal" -> new Pace.Seasonal();
                default -> {
                    faults.add(new Fault(
                            pointer,
                            "one-of",
                            "pace is linear, constant, seasonal, or an object of kind step or custom with points."));
                    yield null;
                }
            };
        }
        if (!node.isObject()) {
            faults.add(new Fault(
                    pointer, "wrong-type", "pace is a name, or an object of kind step or custom with points."));
            return null;
        }
        Fields fields = new Fields(node, pointer, faults);
        fields.only(Set.of("kind", "points"));
        String kind = fields.neededText("kind");
        List<Pace.Point> points = new ArrayList<>();
        int index = 0;
        Pace.Point last = null;
        for (JsonNode one : fields.list("points")) {
            Fields point = new Fields(one, pointer + "/points/" + index++, faults);
            point.only(Set.of("on", "share"));
            var on = point.date("on");
            BigDecimal share = point.neededNumber("share");
            if (on == null || share == null) {
                point.fault("", "required", "A point has a day and a share.");
                return null;
            }
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                point.fault("share", "share", "A share is between 0 and 1.");
            }
            if (last != null && (!on.isAfter(last.on()) || share.compareTo(last.share()) < 0)) {
                point.fault("", "order", "Points come in order of time, and shares do not fall.");
            }
            last = new Pace.Point(on, share);
            points.add(last);
        }
        if (points.isEmpty()) {
            fields.fault("points", "required", "A curve of this kind has points.");
        }
        if ("step".equals(kind)) {
            return new Pace.Stepwise(points);
        }
        if ("custom".equals(kind)) {
            return new Pace.Custom(points);
        }
        fields.fault("kind", "one-of", "kind must be step or custom.");
        return null;
    }
}
