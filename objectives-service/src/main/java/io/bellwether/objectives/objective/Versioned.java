package io.bellwether.objectives.objective;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Something that is stated anew from a day on. The first version is in force from ever; a later one has a day. */
public interface Versioned {

    int number();

    /** The local day from whose beginning it is in force; null: from ever. */
    LocalDate effectiveFrom();

    Instant savedAt();

    /** The version in force on a day: the latest effective among those saved by an instant. */
    static <T extends Versioned> T inForce(List<T> versions, LocalDate day, Instant savedBy) {
        T found = versions.get(0);
        for (T version : versions) {
            boolean saved = version.number() == 1 || !version.savedAt().isAfter(savedBy);
            boolean effective =
                    version.effectiveFrom() == null || !version.effectiveFrom().isAfter(day);
            if (saved && effective && !isBefore(version, found)) {
                found = version;
            }
        }
        return found;
    }

    private static boolean isBefore(Versioned one, Versioned other) {
        LocalDate first = one.effectiveFrom() == null ? LocalDate.MIN : one.effectiveFrom();
        LocalDate second = other.effectiveFrom() == null ? LocalDate.MIN : other.effectiveFrom();
        return first.isBefore(second) || (first.equals(second) && one.number() < other.number());
    }
}
