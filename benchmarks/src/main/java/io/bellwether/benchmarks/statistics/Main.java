package io.bellwether.benchmarks.statistics;

import io.bellwether.benchmarks.frame.Table;
import io.bellwether.forecast.Ahead;
import io.bellwether.forecast.Comparison;
import io.bellwether.forecast.Counts;
import io.bellwether.forecast.Estimate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Random;

/** {@code ./bellwether bench statistics}: coverage and false positives of what is said about the future and about noise. */
public final class Main {

    private static final int WEEK = 7;
    private static final int HISTORY = 182;

    /** Starts in a series, evenly: windows that overlap wholly say nothing new. */
    private static final int STARTS = 40;

    private static final int WORLDS = 4_000;
    private static final int YEAR = 365;
    private static final double[] SHARES = {0.25, 0.5, 0.75};
    private static final double POISSON_5_PERCENT = 1.96;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String data = System.getenv("BELLWETHER_DATA");
        arrivals();
        if (data == null) {
            System.out.println("\nnot run: the real series, since BELLWETHER_DATA names no folder");
            return;
        }
        Map<String, double[]> series = RealSeries.in(Path.of(data));
        System.out.println("\n" + series.size() + " daily series: " + String.join(", ", series.keySet()));
        totals(series.values());
        weeks(series.values());
        noise(series.values());
    }

    /** Rare arrivals of a known rate, in a year. */
    private static void arrivals() {
        Table table = new Table(
                "Rare counts by a deadline: does the 80 % interval hold the count?", "a day", "elapsed", "holds");
        Random chance = new Random(1);
        for (double rate : new double[] {0.02, 0.05, 0.2}) {
            for (double share : SHARES) {
                int until = (int) (YEAR * share);
                int held = 0;
                for (int world = 0; world < WORLDS; world++) {
                    double[] days =
                            chance.doubles(YEAR).map(one -> one < rate ? 1 : 0).toArray();
                    double seen = sum(days, 0, until);
                    Estimate estimate = new Counts(seen, until, YEAR - until, 1).atLeast(1);
                    held += holds(estimate.low(), estimate.high(), sum(days, 0, YEAR)) ? 1 : 0;
                }
                table.row(Double.toString(rate), Table.ratio(share), Table.ratio((double) held / WORLDS));
            }
        }
    }

    /** A total of a period, part of which has passed. */
    private static void totals(Collection<double[]> series) {
        Table table =
                new Table("A total at the end: does the 80 % interval hold it?", "days", "elapsed", "cases", "holds");
        for (int length : new int[] {56, 84, 182}) {
            for (double share : SHARES) {
                int cut = (int) (length * share);
                int cases = 0;
                int held = 0;
                for (double[] days : series) {
                    for (int start = 0; start + length <= days.length; start += step(days.length - length)) {
                        double[] known = Arrays.copyOfRange(days, Math.max(0, start + cut - HISTORY), start + cut);
                        double seen = sum(days, start, start + cut);
                        double[] ends = Arrays.stream(new Ahead(known).paths(length - cut))
                                .mapToDouble(path -> seen + Arrays.stream(path).sum())
                                .sorted()
                                .toArray();
                        cases++;
                        held += holds(
                                        ends[(int) (0.1 * (ends.length - 1))],
                                        ends[(int) (0.9 * (ends.length - 1))],
                                        sum(days, start, start + length))
                                ? 1
                                : 0;
                    }
                }
                table.row(
                        Integer.toString(length),
                        Table.ratio(share),
                        Integer.toString(cases),
                        Table.ratio((double) held / cases));
            }
        }
    }

    /** Weeks ahead from weeks. */
    private static void weeks(Collection<double[]> series) {
        Table table = new Table(
                "Weeks ahead from weeks: does the 80 % interval hold their sum?", "known", "ahead", "cases", "holds");
        for (int known : new int[] {8, 12, 26}) {
            for (int ahead : new int[] {4, 8}) {
                int cases = 0;
                int held = 0;
                for (double[] days : series) {
                    double[] weeks = weeks(days, 0, days.length / WEEK);
                    for (int start = 0; start + known + ahead <= weeks.length; start++) {
                        double[] ends = Arrays.stream(
                                        new Ahead(Arrays.copyOfRange(weeks, start, start + known)).paths(ahead))
                                .mapToDouble(path -> Arrays.stream(path).sum())
                                .sorted()
                                .toArray();
                        cases++;
                        held += holds(
                                        ends[(int) (0.1 * (ends.length - 1))],
                                        ends[(int) (0.9 * (ends.length - 1))],
                                        sum(weeks, start + known, start + known + ahead))
                                ? 1
                                : 0;
                    }
                }
                table.row(
                        Integer.toString(known),
                        Integer.toString(ahead),
                        Integer.toString(cases),
                        cases == 0 ? "-" : Table.ratio((double) held / cases));
            }
        }
    }

    /** Neighbouring stretches between which nothing was done, and the same with a fall by half. */
    private static void noise(Collection<double[]> series) {
        Table table = new Table(
                "More than noise? Neighbouring stretches of a series",
                "weeks each",
                "cases",
                "called, nothing done (5 % is right)",
                "called by a Poisson test",
                "called, fallen by half");
        for (int weeks : new int[] {4, 8, 12, 26}) {
            int cases = 0;
            int called = 0;
            int poisson = 0;
            int seen = 0;
            for (double[] days : series) {
                int both = 2 * WEEK * weeks;
                for (int start = 0; start + both <= days.length; start += step(days.length - both)) {
                    double[] before = weeks(days, start, weeks);
                    double[] after = weeks(days, start + WEEK * weeks, weeks);
                    cases++;
                    called += Comparison.of(before, after).isMoreThanNoise() ? 1 : 0;
                    double first = Arrays.stream(before).sum();
                    double second = Arrays.stream(after).sum();
                    poisson += Math.abs(first - second) > POISSON_5_PERCENT * Math.sqrt(first + second) ? 1 : 0;
                    double[] half = Arrays.stream(after).map(one -> one / 2).toArray();
                    seen += Comparison.of(before, half).high() < 0 ? 1 : 0;
                }
            }
            table.row(
                    Integer.toString(weeks),
                    Integer.toString(cases),
                    Table.ratio((double) called / cases),
                    Table.ratio((double) poisson / cases),
                    Table.ratio((double) seen / cases));
        }
    }

    private static int step(int room) {
        return Math.max(1, room / STARTS + 1);
    }

    private static boolean holds(double low, double high, double value) {
        return value >= low && value <= high;
    }

    private static double[] weeks(double[] days, int from, int count) {
        double[] weeks = new double[count];
        for (int i = 0; i < count; i++) {
            weeks[i] = sum(days, from + i * WEEK, from + (i + 1) * WEEK);
        }
        return weeks;
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }
}
