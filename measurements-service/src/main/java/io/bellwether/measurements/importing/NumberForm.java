package io.bellwether.measurements.importing;

import io.bellwether.measurements.intake.LineFault;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises how the numbers of a file are written, from every one of them; and reads them so. */
final class NumberForm {

    private static final String GROUPED = "\\d{1,3}(%1$s\\d{3})+";
    private static final String BLANK = "[\\s\u00a0\u202f'\u2019]";

    /** A blank or an apostrophe within a number groups thousands, or what stands there is two numbers. */
    private static final Pattern GROUPED_BY_BLANKS = Pattern.compile("[+\u2212-]?" + BLANK + "*(\\d{1,3}(" + BLANK
            + "\\d{3})+|[^\\s\u00a0\u202f'\u2019.,]*)" + "([.,][^\\s\u00a0\u202f'\u2019]*)?");

    private boolean point;
    private boolean comma;
    private boolean either;

    /** Takes a cell into account. */
    void see(String cell) {
        String text = bare(cell);
        int points = count(text, '.');
        int commas = count(text, ',');
        if (points > 0 && commas > 0) {
            if (text.lastIndexOf('.') > text.lastIndexOf(',')) {
                point = true;
            } else {
                comma = true;
            }
        } else if (points > 1) {
            comma = true;
        } else if (commas > 1) {
            point = true;
        } else if (points == 1) {
            one(text, '.');
        } else if (commas == 1) {
            one(text, ',');
        }
    }

    private void one(String text, char mark) {
        int at = text.indexOf(mark);
        String before = text.substring(0, at);
        boolean couldGroup =
                text.length() - at == 4 && before.length() >= 1 && before.length() <= 3 && !before.startsWith("0");
        if (couldGroup) {
            either = true;
        } else if (mark == '.') {
            point = true;
        } else {
            comma = true;
        }
    }

    private static int count(String text, char mark) {
        return (int) text.chars().filter(c -> c == mark).count();
    }

    /**
     * What the cells show.
     *
     * @throws Unclear when they contradict each other, or when 1.234 or 1,234 stands there and nothing tells which
     */
    Optional<String> decimal() throws Unclear {
        if (point && comma) {
            throw new Unclear(
                    "decimal",
                    "mixed-decimals",
                    "Some numbers have a decimal point and some a decimal comma; say which with decimal, and the others"
                            + " are refused.");
        }
        if (either && !point && !comma) {
            throw new Unclear(
                    "decimal",
                    "ambiguous-decimals",
                    "A number like 1.234 or 1,234 may be a thousand or a fraction here; say which mark is the decimal"
                            + " one with decimal=. or decimal=,");
        }
        return point ? Optional.of(".") : comma ? Optional.of(",") : Optional.empty();
    }

    /** The mark that groups thousands beside this decimal mark. */
    static String thousands(String decimal) {
        return decimal.equals(".") ? "," : ".";
    }

    /** The number as the API takes it: grouping left out, a point for the decimal mark. */
    static String plain(String cell, String decimal, String column) throws LineFault {
        if (!GROUPED_BY_BLANKS.matcher(trimmed(cell)).matches()) {
            throw new LineFault(column, "not-a-number", "This cell holds no number.");
        }
        String text = bare(cell);
        String mark = decimal == null ? "." : decimal;
        boolean negative = text.startsWith("-");
        String unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
        int at = unsigned.indexOf(mark.charAt(0));
        String whole = at < 0 ? unsigned : unsigned.substring(0, at);
        String fraction = at < 0 ? "" : unsigned.substring(at + 1);
        String group = Pattern.quote(thousands(mark));
        if (whole.matches(String.format(GROUPED, group))) {
            whole = whole.replace(thousands(mark), "");
        }
        boolean exponent =
                fraction.matches("\\d*[eE][+-]?\\d{1,5}") || whole.matches("\\d+[eE][+-]?\\d{1,5}") && at < 0;
        if (whole.isEmpty() && fraction.isEmpty()
                || !exponent && !(whole.matches("\\d*") && fraction.matches("\\d*"))) {
            throw new LineFault(column, "not-a-number", "This cell holds no number.");
        }
        return (negative ? "-" : "") + (whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction);
    }

    private static String trimmed(String cell) {
        return cell.replaceAll("^" + BLANK + "+|" + BLANK + "+$", "");
    }

    /** Without blanks of any kind, apostrophes that group, and a minus sign of typographers. */
    private static String bare(String cell) {
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\u2212') {
                text.append('-');
            } else if (!Character.isWhitespace(c) && c != '\u00a0' && c != '\u202f' && c != '\'' && c != '\u2019') {
                text.append(c);
            }
        }
        return text.toString();
    }
}
