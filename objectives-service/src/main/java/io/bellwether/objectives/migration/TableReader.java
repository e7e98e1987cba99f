package io.bellwether.objectives.migration;

import io.bellwether.kit.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a table into objectives. A row says something of an objective, of one of its key results, or a value of it on a day;
 * an empty objective is the one above, as spreadsheets with merged cells have it. What two rows say differently is refused.
 */
final class TableReader {

    private static final int LONGEST_NAME = 200;

    private final Table table;
    private final Map<Column, Integer> places;
    private final LocalDate today;
    private final Map<String, Found> objectives = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private String above;

    /** A row that cannot become anything. */
    record Refused(long line, String code, String detail) {}

    /** @throws ProblemException 422 where the table has no objectives or no key results */
    TableReader(Table table, LocalDate today) {
        this.table = table;
        this.places = Column.of(table.head());
        this.today = today;
        if (!places.containsKey(Column.OBJECTIVE) || !places.containsKey(Column.KPI)) {
            throw ProblemException.invalid(
                    "",
                    "columns",
                    "The first line must name at least the columns Objective and Key result; it names "
                            + String.join(", ", table.head()) + ".");
        }
        for (Table.Row row : table.rows()) {
            try {
                read(new Cells(row, places, !table.separator().equals(",")));
            } catch (Cells.Refusal refusal) {
                refused.add(new Refused(row.line(), refusal.code(), refusal.getMessage()));
            }
        }
        objectives.values().forEach(this::checkWhole);
    }

    private void read(Cells cells) throws Cells.Refusal {
        String title = named(cells.text(Column.OBJECTIVE) == null ? above : cells.text(Column.OBJECTIVE));
        if (title == null) {
            throw new Cells.Refusal("no-objective", "This row belongs to no objective.");
        }
        Cells.Days period = cells.period();
        BigDecimal weight = cells.number(Column.WEIGHT);
        BigDecimal from = cells.number(Column.FROM);
        BigDecimal target = cells.number(Column.TARGET);
        BigDecimal value = cells.number(Column.VALUE);
        LocalDate day = cells.date(Column.DATE);
        String name = named(cells.text(Column.KPI));
        if (weight != null && weight.signum() <= 0) {
            throw new Cells.Refusal("weight", "A weight is above 0.");
        }
        if (name == null && (target != null || value != null)) {
            throw new Cells.Refusal("no-key-result", "This row has a figure, but names no key result.");
        }
        if (day != null && day.isAfter(today)) {
            throw new Cells.Refusal("in-the-future", "Nobody knows the value of " + day + " yet.");
        }
        above = title;
        Found objective = objectives.computeIfAbsent(title, key -> new Found(key, cells.line()));
        objective.period = same(objective.period, period, "period");
        objective.about = same(objective.about, cells.text(Column.ABOUT), "description");
        objective.type = same(objective.type, cells.text(Column.TYPE), "type");
        objective.owner = same(objective.owner, cells.text(Column.OWNER), "owner");
        if (name != null) {
            Found.KeyResult result =
                    objective.keyResults.computeIfAbsent(name, key -> new Found.KeyResult(key, cells.line()));
            result.unit = same(result.unit, cells.text(Column.UNIT), "unit");
            result.weight = same(result.weight, weight, "weight");
            result.from = same(result.from, from, "start value");
            result.target = same(result.target, target, "target");
            if (value != null) {
                result.values.put(day == null ? today : day, value);
            }
        }
    }

    private static String named(String name) throws Cells.Refusal {
        if (name != null && (name.length() > LONGEST_NAME || name.indexOf('\n') >= 0)) {
            throw new Cells.Refusal("name", "A name is one line of at most " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private static <T> T same(T before, T now, String what) throws Cells.Refusal {
        if (before == null || now == null) {
            return before == null ? now : before;
        }
        boolean equal = before instanceof BigDecimal number && now instanceof BigDecimal other
                ? number.compareTo(other) == 0
                : Objects.equals(before, now);
        if (!equal) {
            throw new Cells.Refusal("contradiction", "A row above says another " + what + ".");
        }
        return before;
    }

    /** What a key result needs to become a KPI may stand in any of its rows, so it is judged at the end. */
    private void checkWhole(Found objective) {
        objective.keyResults.values().removeIf(result -> {
            String fault = result.target == null
                    ? "The key result “" + result.name + "” has no target."
                    : result.from != null && result.from.compareTo(result.target) == 0
                            ? "The key result “" + result.name + "” begins at its target, so it has no direction."
                            : null;
            if (fault != null) {
                refused.add(new Refused(result.line, result.target == null ? "no-target" : "no-distance", fault));
            }
            return fault != null;
        });
    }

    List<Found> objectives() {
        return List.copyOf(objectives.values());
    }

    List<Refused> refused() {
        return refused;
    }

    /** Which heading was taken for what. */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        places.forEach((column, place) -> columns.put(
                column.name().toLowerCase(java.util.Locale.ROOT), table.head().get(place)));
        return columns;
    }

    /** Headings that nothing was made of. */
    List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (int place = 0; place < table.head().size(); place++) {
            if (!places.containsValue(place) && !table.head().get(place).isEmpty()) {
                ignored.add(table.head().get(place));
            }
        }
        return ignored;
    }
}
