package io.bellwether.measurements.importing;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises how the dates of a file are written, from every one of them. */
final class DateForm {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})\\b.*");

    private static final List<String> TIMES = List.of("", " H:mm", "'T'H:mm", ", H:mm", " h:mm", ", h:mm");

    private static final List<DateTimeFormatter> ISO = formats("uuuu-M-d", "uuuu/M/d", "uuuuMMdd");
    private static final List<DateTimeFormatter> NAMED =
            formats("MMM d[,] uuuu", "MMMM d[,] uuuu", "d MMM uuuu", "d MMMM uuuu");
    private static final List<DateTimeFormatter> MONTH_FIRST =
            formats("M/d/[uuuu][uu]", "M.d.[uuuu][uu]", "M-d-[uuuu][uu]");
    private static final List<DateTimeFormatter> DAY_FIRST =
            formats("d/M/[uuuu][uu]", "d.M.[uuuu][uu]", "d-M-[uuuu][uu]");

    private boolean iso;
    private boolean named;
    private boolean numbers;
    private boolean monthFirst;
    private boolean dayFirst;

    private static List<DateTimeFormatter> formats(String... dates) {
        return Arrays.stream(dates)
                .flatMap(date -> TIMES.stream().map(time -> format(date, time)))
                .toList();
    }

    private static DateTimeFormatter format(String date, String time) {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(date + time);
        if (!time.isEmpty()) {
            builder.optionalStart()
                    .appendPattern(":ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .optionalEnd();
            if (time.contains("h")) {
                builder.appendPattern("[ ]a");
            }
            builder.appendPattern("[[ ]XXX][[ ]XX]");
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Takes a cell into account. */
    void see(String cell) {
        String text = cell.strip();
        Matcher parts = NUMBERS.matcher(text);
        if (parts.matches()) {
            numbers = true;
            boolean dotted = text.charAt(parts.end(1)) == '.';
            dayFirst |= dotted || Integer.parseInt(parts.group(1)) > 12;
            monthFirst |= !dotted && Integer.parseInt(parts.group(2)) > 12;
        } else if (!text.isEmpty() && Character.isDigit(text.charAt(0)) && !text.contains(" ")
                || text.matches("\\d{4}.*")) {
            iso = true;
        } else {
            named = true;
        }
    }

    /**
     * What the cells show: {@code iso}, {@code named-month}, {@code month-first} or {@code day-first}; nothing where none
     * was seen.
     *
     * @throws Unclear when they contradict each other, or when nothing tells month from day
     */
    Optional<String> dates() throws Unclear {
        if (dayFirst && monthFirst) {
            throw new Unclear(
                    "dates",
                    "mixed-dates",
                    "Some dates have the day first and some the month; say which is meant with dates, and the others are"
                            + " refused.");
        }
        if (numbers && !dayFirst && !monthFirst) {
            throw new Unclear(
                    "dates",
                    "ambiguous-dates",
                    "No date tells whether the day or the month stands first; say it with dates=day-first or"
                            + " dates=month-first");
        }
        if (numbers) {
            return Optional.of(dayFirst ? "day-first" : "month-first");
        }
        return iso ? Optional.of("iso") : named ? Optional.of("named-month") : Optional.empty();
    }

    /** The formats that a file so written may use, the likely ones first. */
    static List<DateTimeFormatter> formats(Optional<String> dates) {
        List<DateTimeFormatter> all = new ArrayList<>();
        dates.filter("day-first"::equals).ifPresent(first -> all.addAll(DAY_FIRST));
        dates.filter("month-first"::equals).ifPresent(first -> all.addAll(MONTH_FIRST));
        all.addAll(ISO);
        all.addAll(NAMED);
        return all;
    }
}
