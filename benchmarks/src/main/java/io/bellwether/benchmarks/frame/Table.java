package io.bellwether.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** A Markdown table that is printed row by row, with the machine's load of the last minute as its last column. */
public final class Table {

    private final int columns;

    public Table(String title, String... columns) {
        this.columns = columns.length;
        System.out.println("\n### " + title + "\n");
        print(columns, "load");
        String[] rule = new String[columns.length];
        Arrays.fill(rule, "---");
        print(rule, "---");
    }

    /** Prints a row; texts are taken as they are. */
    public void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row has " + columns + " cells");
        }
        print(cells, load());
    }

    private static void print(String[] cells, String last) {
        System.out.println("| " + String.join(" | ", cells) + " | " + last + " |");
    }

    /** A count with separators, for instance {@code 123,456}. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** A ratio with two decimals. */
    public static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Milliseconds with one decimal. */
    public static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException elsewhere) {
            return "?";
        }
    }
}
