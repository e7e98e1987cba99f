package io.bellwether.objectives.migration;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row's cells by column, read without guessing: what could be read in two ways is refused. */
final class Cells {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?");
    private static final Pattern COMMA = Pattern.compile("-?[0-9]{1,15},[0-9]{1,15}");
    private static final Pattern ISO = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?");
    private static final Pattern DOTTED = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");
    private static final Pattern PART = Pattern.compile("(?i)([QH])([1-4])[ /-]*([0-9]{4})");
    private static final Pattern PART_AFTER = Pattern.compile("(?i)([0-9]{4})[ /-]*([QH])([1-4])");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int MONTHS_OF_A_HALF = 6;

    private final Table.Row row;
    private final Map<Column, Integer> places;
    private final boolean decimalComma;

    Cells(Table.Row row, Map<Column, Integer> places, boolean decimalComma) {
        this.row = row;
        this.places = places;
        this.decimalComma = decimalComma;
    }

    /** A row cannot become what it should. */
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        Refusal(String code, String sentence) {
            super(sentence);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** First and last day. */
    record Days(LocalDate start, LocalDate end) {}

    long line() {
        return row.line();
    }

    /** The text of a column; null where it is empty or there is no such column. */
    String text(Column column) {
        Integer place = places.get(column);
        String text =
                place == null || place >= row.cells().size() ? "" : row.cells().get(place);
        return text.isEmpty() ? null : text;
    }

    BigDecimal number(Column column) throws Refusal {
        String text = text(column);
        if (text == null) {
            return null;
        }
        if (PLAIN.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (decimalComma && COMMA.matcher(text).matches()) {
            return new BigDecimal(text.replace(',', '.'));
        }
        throw new Refusal(
                "not-a-number",
                "“" + text + "” is no plain number; write 1234.5, without thousands and signs of a unit.");
    }

    LocalDate date(Column column) throws Refusal {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return LocalDate.parse(iso.group(1));
            }
            Matcher dotted = DOTTED.matcher(text);
            if (dotted.matches()) {
                return LocalDate.of(
                        Integer.parseInt(dotted.group(3)),
                        Integer.parseInt(dotted.group(2)),
                        Integer.parseInt(dotted.group(1)));
            }
        } catch (DateTimeException noSuchDay) {
            throw new Refusal("not-a-date", "There is no day “" + text + "”.");
        }
        throw new Refusal("not-a-date", "“" + text + "” can be read in more than one way; write 2026-03-01.");
    }

    /** The period of the row, by two days or by a name such as Q1 2026, H2 2026 or 2026; null where it has none. */
    Days period() throws Refusal {
        LocalDate start = date(Column.START);
        LocalDate end = date(Column.END);
        if (start != null && end != null) {
            if (end.isBefore(start)) {
                throw new Refusal("order", "The period ends before it begins.");
            }
            return new Days(start, end);
        }
        String name = text(Column.PERIOD);
        if (name == null) {
            if (start != null || end != null) {
                throw new Refusal("period", "A period has a first and a last day.");
            }
            return null;
        }
        Matcher part = PART.matcher(name);
        Matcher after = PART_AFTER.matcher(name);
        if (YEAR.matcher(name).matches()) {
            int year = Integer.parseInt(name);
            return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        if (part.matches()) {
            return part(part.group(1), part.group(2), part.group(3), name);
        }
        if (after.matches()) {
            return part(after.group(2), after.group(3), after.group(1), name);
        }
        throw new Refusal("period", "“" + name + "” is no period; write Q1 2026, H1 2026 or 2026, or two days.");
    }

    private static Days part(String kind, String number, String year, String name) throws Refusal {
        boolean half = kind.equalsIgnoreCase("H");
        int which = Integer.parseInt(number);
        if (half && which > 2) {
            throw new Refusal("period", "“" + name + "” is no half of a year.");
        }
        int months = half ? MONTHS_OF_A_HALF : MONTHS_OF_A_QUARTER;
        LocalDate start = LocalDate.of(Integer.parseInt(year), (which - 1) * months + 1, 1);
        return new Days(start, start.plusMonths(months).minusDays(1));
    }
}
