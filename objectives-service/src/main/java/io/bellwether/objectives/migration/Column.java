package io.bellwether.objectives.migration;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a column of the table says, by the headings under which tools and spreadsheets keep it. */
enum Column {
    OBJECTIVE("objective", "objective title", "objective name", "goal", "mål", "ziel"),
    ABOUT("objective description", "about"),
    TYPE("type", "objective type"),
    START("start", "start date", "period start", "startdate"),
    END("end", "end date", "period end", "enddate", "due", "due date", "deadline"),
    PERIOD("period", "quarter", "cycle", "time period"),
    OWNER("owner", "responsible", "deputy"),
    KPI("key result", "keyresult", "key result name", "kpi", "kpi name", "nøkkelresultat", "metric"),
    UNIT("unit", "enhet", "einheit"),
    WEIGHT("weight", "vekt", "gewicht"),
    FROM("start value", "startvalue", "baseline", "initial value", "initial"),
    TARGET("target", "target value", "targetvalue", "goal value"),
    DATE("date", "timestamp", "value date", "updated", "check-in date", "dato", "datum"),
    VALUE("value", "current", "current value", "currentvalue", "progress value", "actual", "verdi", "wert");

    private final List<String> headings;

    Column(String... headings) {
        this.headings = List.of(headings);
    }

    /** Which place of a head is which column; headings that nobody knows are left out. */
    static Map<Column, Integer> of(List<String> head) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int place = 0; place < head.size(); place++) {
            String heading = head.get(place)
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replace('_', ' ')
                    .replaceAll("\\s+", " ");
            for (Column column : values()) {
                if (column.headings.contains(heading)) {
                    places.putIfAbsent(column, place);
                }
            }
        }
        return places;
    }
}
