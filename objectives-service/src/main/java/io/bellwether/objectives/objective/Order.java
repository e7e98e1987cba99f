package io.bellwether.objectives.objective;

import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * In which order a list of objectives comes, and where in it a page begins. Ties are broken by id, so that a page never
 * shows an objective again.
 */
record Order(Column column, boolean descending) {

    /** What a list is ordered by. */
    enum Column {
        CREATED("id", objective -> objective.id.toString(), UUID::fromString),
        TITLE("lower(title)", objective -> objective.title.toLowerCase(Locale.ROOT), text -> text),
        DEPARTMENT("department", objective -> objective.department, text -> text),
        START("periodStart", objective -> objective.periodStart.toString(), LocalDate::parse),
        END("periodEnd", objective -> objective.periodEnd.toString(), LocalDate::parse);

        private final String expression;
        private final Function<Objective, String> value;
        private final Function<String, Object> reader;

        Column(String expression, Function<Objective, String> value, Function<String, Object> reader) {
            this.expression = expression;
            this.value = value;
            this.reader = reader;
        }
    }

    /** The last objective of the page before. */
    record Place(Object value, UUID id) {}

    /**
     * Reads the parameter {@code sort}: a column, with a minus before it the other way round; null: as created.
     *
     * @throws ProblemException 400 for anything else
     */
    static Order of(String sort) {
        if (sort == null || sort.isEmpty()) {
            return new Order(Column.CREATED, false);
        }
        boolean descending = sort.startsWith("-");
        for (Column column : Column.values()) {
            if (column.name().toLowerCase(Locale.ROOT).equals(descending ? sort.substring(1) : sort)) {
                return new Order(column, descending);
            }
        }
        throw ProblemException.badParameter(
                "sort",
                "sort must be created, title, department, start or end, with a minus before it to turn it round.");
    }

    String by() {
        String way = descending ? " desc" : "";
        return column.expression + way + (column == Column.CREATED ? "" : ", id" + way);
    }

    /** The condition for what comes after the parameters {@code value} and {@code id}. */
    String beyond() {
        String sign = descending ? " < " : " > ";
        return "(" + column.expression + sign + ":value or (" + column.expression + " = :value and id" + sign + ":id))";
    }

    /** What the cursor after an objective says. */
    String key(Objective objective) {
        return column + (descending ? "-" : "+") + objective.id + column.value.apply(objective);
    }

    /**
     * The place that a cursor names.
     *
     * @throws ProblemException 400 when it is of another list
     */
    Place place(String key) {
        String head = column + (descending ? "-" : "+");
        int id = head.length() + 36;
        if (!key.startsWith(head) || key.length() < id) {
            throw PageRequest.badCursor();
        }
        try {
            return new Place(column.reader.apply(key.substring(id)), UUID.fromString(key.substring(head.length(), id)));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw (ProblemException) PageRequest.badCursor().initCause(notOurs);
        }
    }
}
