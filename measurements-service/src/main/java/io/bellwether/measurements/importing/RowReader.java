package io.bellwether.measurements.importing;

import io.bellwether.measurements.intake.Line;
import io.bellwether.measurements.intake.LineFault;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns rows of a table into measurements by a profile. For one file and one thread. */
final class RowReader {

    private static final char UNDEFINED = '\ufffd';

    private final ImportProfile profile;
    private final Headings headings;
    private final Recognised form;
    private final ZoneId zone;
    private final DateReader dates;
    private final Set<String> metrics;
    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * @param organisation the organisation's zone
     * @param metrics keys of the catalogue, by which a heading is known for a metric's
     */
    RowReader(ImportProfile profile, Headings headings, Recognised form, ZoneId organisation, Set<String> metrics) {
        this.profile = profile;
        this.headings = headings;
        this.form = form;
        String stated = profile.at().zone();
        this.zone = stated == null || stated.equals("organisation") ? organisation : ZoneId.of(stated);
        this.dates = new DateReader(form.dates(), zone);
        this.metrics = metrics;
    }

    /** Whether a row is no data, by the profile. */
    static boolean skipped(ImportProfile profile, Headings headings, List<String> fields) {
        return profile.skip() != null
                && profile.skip().entrySet().stream()
                        .anyMatch(rule -> rule.getValue().contains(cell(fields, headings.place(rule.getKey()))));
    }

    private static String cell(List<String> fields, int place) {
        return place < 0 || place >= fields.size() ? "" : fields.get(place).strip();
    }

    /**
     * The measurements of a row.
     *
     * @throws LineFault naming the heading of the column that is wrong
     */
    List<Line> read(List<String> fields) throws LineFault {
        if (fields.size() != headings.size()) {
            throw new LineFault(
                    "",
                    "wrong-columns",
                    "This row has " + fields.size() + " cells, the headings are " + headings.size() + ".");
        }
        for (String needed : profile.needs() == null ? List.<String>of() : profile.needs()) {
            if (cell(fields, headings.place(needed)).isEmpty()) {
                throw new LineFault(
                        headings.text(needed), "missing", "The cell \"" + headings.text(needed) + "\" is empty.");
            }
        }
        Instant at = at(fields);
        String id = id(fields);
        Map<String, String> dimensions = dimensions(fields);
        List<Line> lines = new ArrayList<>();
        for (ImportProfile.Rule rule :
                profile.measurements() == null ? List.<ImportProfile.Rule>of() : profile.measurements()) {
            measurement(rule, fields, lines);
        }
        if ("metrics".equals(profile.rest())) {
            otherMetrics(fields, lines);
        }
        if (lines.isEmpty()) {
            throw new LineFault("", "nothing-measured", "This row has none of the values that the profile reads.");
        }
        for (Line line : lines) {
            line.at(at);
            line.id = line.id == null ? id : null;
            for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
                line.dimension(dimension.getKey(), dimension.getValue());
            }
        }
        return lines;
    }

    private Instant at(List<String> fields) throws LineFault {
        ImportProfile.At at = profile.at();
        if (at.column() != null) {
            String text = cell(fields, headings.place(at.column()));
            if (text.isEmpty()) {
                throw new LineFault(headings.text(at.column()), "missing", "The row has no date.");
            }
            return dates.read(text, headings.text(at.column()));
        }
        int month = whole(fields, at.month(), 1, 12);
        int weekday = whole(fields, at.weekday(), 1, 7);
        int hour = whole(fields, at.hour(), 1, 24);
        DayOfWeek day = DayOfWeek.SUNDAY.plus(weekday - 1L);
        LocalDate date = LocalDate.of(at.year(), month, 1).with(TemporalAdjusters.nextOrSame(day));
        return date.atTime(hour - 1, 0).atZone(zone).toInstant();
    }

    private int whole(List<String> fields, String column, int least, int most) throws LineFault {
        String text = cell(fields, headings.place(column));
        if (text.matches("\\d{1,2}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new LineFault(
                headings.text(column),
                "out-of-range",
                "This must be a whole number from " + least + " to " + most + ".");
    }

    private String id(List<String> fields) throws LineFault {
        if (profile.id() == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String column : profile.id().of()) {
            parts.add(text(fields, column));
        }
        String id = String.join("-", parts);
        if (id.replace("-", "").isEmpty()) {
            return null;
        }
        return Boolean.TRUE.equals(profile.id().numbered()) ? id + "/" + seen.merge(id, 1, Integer::sum) : id;
    }

    private String text(List<String> fields, String column) throws LineFault {
        String text = cell(fields, headings.place(column));
        if (text.indexOf(UNDEFINED) >= 0) {
            throw new LineFault(
                    headings.text(column),
                    "undefined-bytes",
                    "This cell holds bytes that are no text in " + form.encoding() + ".");
        }
        return text;
    }

    private Map<String, String> dimensions(List<String> fields) throws LineFault {
        Map<String, String> found = new HashMap<>();
        if (profile.dimensions() != null) {
            for (Map.Entry<String, ImportProfile.Dimension> entry :
                    profile.dimensions().entrySet()) {
                String value = dimension(entry.getValue(), fields);
                if (!value.isEmpty()) {
                    found.put(entry.getKey(), value);
                }
            }
        }
        if ("dimensions".equals(profile.rest()) || "metrics".equals(profile.rest())) {
            for (int place : headings.rest()) {
                String value = cell(fields, place);
                if (!value.isEmpty() && !metrics.contains(headings.text(place))) {
                    if (value.indexOf(UNDEFINED) >= 0) {
                        throw new LineFault(
                                headings.text(place), "undefined-bytes", "This cell holds bytes that are no text.");
                    }
                    found.put(Headings.name(headings.text(place)), value);
                }
            }
        }
        return found;
    }

    private String dimension(ImportProfile.Dimension rule, List<String> fields) throws LineFault {
        String value = rule.column() == null ? rule.value() : text(fields, rule.column());
        if (rule.before() != null && value.contains(rule.before())) {
            value = value.substring(0, value.indexOf(rule.before()));
        }
        if (rule.map() != null) {
            value = rule.map().getOrDefault(value, value);
        }
        return Boolean.TRUE.equals(rule.slug())
                ? value.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "")
                : value;
    }

    private void measurement(ImportProfile.Rule rule, List<String> fields, List<Line> lines) throws LineFault {
        Line line = new Line();
        line.metric = rule.metric() == null ? text(fields, rule.metricColumn()) : rule.metric();
        String absent = rule.absent() == null ? "" : text(fields, rule.absent());
        if (line.metric.isEmpty()) {
            throw new LineFault(headings.text(rule.metricColumn()), "missing", "The row names no metric.");
        }
        List<String> columns =
                rule.sum() != null ? rule.sum() : rule.value() == null ? List.of() : List.of(rule.value());
        if (!absent.isEmpty()) {
            line.absent = absent;
        } else if (!columns.isEmpty()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (String column : columns) {
                String text = cell(fields, headings.place(column));
                if (text.isEmpty()) {
                    if (rule.metricColumn() == null) {
                        return;
                    }
                    continue;
                }
                sum = sum.add(number(text, column));
                line.valueName = headings.text(column);
            }
            if (line.valueName != null) {
                set(line, rule.times() == null ? sum : sum.multiply(new BigDecimal(rule.times())));
            }
        }
        String weight = rule.weight() == null ? "" : cell(fields, headings.place(rule.weight()));
        if (!weight.isEmpty()) {
            line.weight(number(weight, rule.weight()).toString());
        }
        String actor = rule.actor() == null ? "" : text(fields, rule.actor());
        line.actor = actor.isEmpty() ? null : actor;
        line.id = Boolean.FALSE.equals(rule.id()) ? "" : null;
        lines.add(line);
    }

    private static void set(Line line, BigDecimal value) throws LineFault {
        try {
            line.value(value.stripTrailingZeros().toString());
        } catch (LineFault fault) {
            throw new LineFault(line.valueName, fault.code(), fault.getMessage());
        }
    }

    private BigDecimal number(String cell, String column) throws LineFault {
        return new BigDecimal(NumberForm.plain(cell, form.decimal(), headings.text(column)));
    }

    private void otherMetrics(List<String> fields, List<Line> lines) throws LineFault {
        for (int place : headings.rest()) {
            String text = cell(fields, place);
            if (metrics.contains(headings.text(place)) && !text.isEmpty()) {
                Line line = new Line();
                line.metric = headings.text(place);
                line.valueName = headings.text(place);
                set(line, new BigDecimal(NumberForm.plain(text, form.decimal(), headings.text(place))));
                lines.add(line);
            }
        }
    }
}
