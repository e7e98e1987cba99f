package io.bellwether.measurements.rollup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Stored days, read into copies of the series that they belong to. */
final class DailyRows {

    static final String COLUMNS =
            "series_id, day - date '1970-01-01', count, withdrawn, not_yet, suppressed, weight, sum, min, max,"
                    + " (extract(epoch from first_at) * 1000000)::int8, (extract(epoch from last_at) * 1000000)::int8,"
                    + " first, last, first_weight, last_weight, (extract(epoch from changed_at) * 1000000)::int8, falls";

    private SeriesDays[] days;
    private final Set<Integer> copied = new HashSet<>();
    private final Map<String, Long> added = new HashMap<>();

    /**
     * @param days by the ids of their series; the array is changed, what stands in it is not
     */
    DailyRows(SeriesDays[] days) {
        this.days = days;
    }

    /** Says that a metric is read, whether it has days or not. */
    void expect(String metric) {
        added.put(metric, 0L);
    }

    /** Takes the row that a query of {@link #COLUMNS} stands at. */
    void put(String metric, ResultSet row) throws SQLException {
        int id = row.getInt(1);
        if (id >= days.length) {
            days = Arrays.copyOf(days, Math.max(1024, id * 2));
        }
        if (days[id] == null) {
            days[id] = new SeriesDays();
            copied.add(id);
        } else if (copied.add(id)) {
            days[id] = days[id].copy();
        }
        int before = days[id].size();
        days[id].put(row.getInt(2), cell(row));
        added.merge(metric, (long) days[id].size() - before, Long::sum);
    }

    /** How many days came to each metric. */
    Map<String, Long> added() {
        return added;
    }

    SeriesDays[] days() {
        return days;
    }

    /** Gives back what was kept for days to come. */
    void trim() {
        copied.forEach(id -> days[id].trim());
    }

    private static Cell cell(ResultSet row) throws SQLException {
        Cell cell = Cell.stored(
                row.getBigDecimal(8), row.getBigDecimal(7), row.getInt(3), row.getDouble(15), row.getDouble(16));
        cell.withdrawn = row.getInt(4);
        cell.notYet = row.getInt(5);
        cell.suppressed = row.getInt(6);
        if (cell.count > 0) {
            cell.min = row.getDouble(9);
            cell.max = row.getDouble(10);
            cell.firstAt = row.getLong(11);
            cell.lastAt = row.getLong(12);
            cell.first = row.getDouble(13);
            cell.last = row.getDouble(14);
            cell.falls = row.getInt(18);
        }
        cell.changedAt = row.getLong(17);
        return cell;
    }
}
