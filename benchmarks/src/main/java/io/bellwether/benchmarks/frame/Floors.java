package io.bellwether.benchmarks.frame;

import java.util.ArrayList;
import java.util.List;

/** What was seen beside the floor and the aim of it, said plainly at the end. */
public final class Floors {

    private record Seen(String what, String found, String floor, String aim, boolean met, boolean aimed) {}

    private final List<Seen> all = new ArrayList<>();

    /** A figure that must not be below its floor. */
    public void atLeast(String what, double found, double floor, double aim) {
        all.add(new Seen(
                what,
                Table.ratio(found),
                "≥ " + Table.ratio(floor),
                "≥ " + Table.ratio(aim),
                found >= floor,
                found >= aim));
    }

    /** A figure that must not be above its floor. */
    public void atMost(String what, double found, double floor, double aim, String unit) {
        String form = found < 10 ? "%.2f%s" : "%.0f%s";
        all.add(new Seen(
                what,
                String.format(java.util.Locale.ROOT, form, found, unit),
                "≤ " + shown(floor) + unit,
                "≤ " + shown(aim) + unit,
                found <= floor,
                found <= aim));
    }

    private static String shown(double value) {
        return value == Math.rint(value) ? Table.number(value) : Double.toString(value);
    }

    /** Prints what was seen; nothing when that is nothing. */
    public void print() {
        if (all.isEmpty()) {
            return;
        }
        Table table = new Table("Floors", "figure", "seen", "floor", "", "aim", "");
        for (Seen one : all) {
            table.row(
                    one.what,
                    one.found,
                    one.floor,
                    one.met ? "met" : "**not met**",
                    one.aim,
                    one.aimed ? "reached" : "not reached");
        }
        long met = all.stream().filter(Seen::met).count();
        System.out.println("\n" + met + " of " + all.size() + " floors are met.");
    }
}
