package io.bellwether.measurements.aggregate;

import io.bellwether.measurements.rollup.Cell;
import io.bellwether.measurements.rollup.DayView;
import io.bellwether.measurements.rollup.SeriesDays;
import io.bellwether.measurements.series.Series;

/** The first and the latest reading of a series. */
final class Readings {

    private final DayView view;

    Readings(DayView view) {
        this.view = view;
    }

    /** What holds the latest reading before a moment, or null. */
    Cell lastBefore(Series series, long to) {
        SeriesDays days = view.days(series.id());
        if (days.size() == 0) {
            return null;
        }
        for (int i = days.from(view.localDays().dayOf(to - 1) + 1) - 1; i >= 0; i--) {
            Cell cell = view.within(series.id(), days.day(i), days.cell(i), Long.MIN_VALUE, to);
            if (cell.count > 0) {
                return cell;
            }
        }
        return null;
    }

    /** How often a reading of a window is lower than the one before it, which may be of before the window. */
    long falls(Series series, long from, long to) {
        Cell first = firstWithin(series, from, to);
        if (first == null) {
            return 0;
        }
        Cell before = lastBefore(series, from);
        double last = before == null ? first.first : before.last;
        long falls = 0;
        SeriesDays days = view.days(series.id());
        int end = view.localDays().dayOf(to - 1);
        for (int i = days.from(view.localDays().dayOf(from)); i < days.size() && days.day(i) <= end; i++) {
            Cell cell = view.within(series.id(), days.day(i), days.cell(i), from, to);
            if (cell.count > 0) {
                falls += cell.falls + (cell.first < last ? 1 : 0);
                last = cell.last;
            }
        }
        return falls;
    }

    /** What holds the first reading of a window, or null. */
    Cell firstWithin(Series series, long from, long to) {
        if (from >= to) {
            return null;
        }
        SeriesDays days = view.days(series.id());
        int last = view.localDays().dayOf(to - 1);
        for (int i = days.from(view.localDays().dayOf(from)); i < days.size() && days.day(i) <= last; i++) {
            Cell cell = view.within(series.id(), days.day(i), days.cell(i), from, to);
            if (cell.count > 0) {
                return cell;
            }
        }
        return null;
    }
}
