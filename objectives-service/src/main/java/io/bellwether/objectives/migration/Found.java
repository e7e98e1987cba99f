package io.bellwether.objectives.migration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An objective as the rows of a table tell it. */
final class Found {

    final String title;
    final long line;
    String about;
    String type;
    String owner;
    Cells.Days period;
    final Map<String, KeyResult> keyResults = new LinkedHashMap<>();

    Found(String title, long line) {
        this.title = title;
        this.line = line;
    }

    /** A key result; {@code values} by day, the later row of a day counts. */
    static final class KeyResult {
        final String name;
        final long line;
        String unit;
        BigDecimal weight;
        BigDecimal from;
        BigDecimal target;
        final Map<LocalDate, BigDecimal> values = new TreeMap<>();

        KeyResult(String name, long line) {
            this.name = name;
            this.line = line;
        }
    }
}
