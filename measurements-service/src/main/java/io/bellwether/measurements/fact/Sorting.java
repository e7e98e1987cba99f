package io.bellwether.measurements.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each identity of a piece comes to, beside what is stored of it. */
final class Sorting {

    final List<Fact> fresh = new ArrayList<>();
    final List<Change> changed = new ArrayList<>();
    final List<Fact> accepted = new ArrayList<>();
    final List<Fact> unchanged = new ArrayList<>();
    final List<Fact> restated = new ArrayList<>();

    /** One fact that counts until now and the one that counts from now on. */
    record Change(Fact before, Fact after) {}

    private Sorting() {}

    /**
     * Goes through the lines of each identity in their order, beginning with what is stored.
     *
     * @param piece those of one identity together, in their order
     * @param stored what counts until now, by identity
     */
    static Sorting of(List<Fact> piece, Map<Key, Fact> stored) {
        Sorting sorted = new Sorting();
        for (int from = 0; from < piece.size(); ) {
            from = sorted.identity(piece, from, stored);
        }
        return sorted;
    }

    private int identity(List<Fact> piece, int from, Map<Key, Fact> stored) {
        Fact first = piece.get(from);
        Fact before = stored.isEmpty() ? null : stored.get(first.identity());
        Fact current = before;
        List<Fact> changing = List.of();
        int next = from;
        for (; next < piece.size() && piece.get(next).sameIdentity(first); next++) {
            Fact line = piece.get(next);
            if (current == null) {
                accepted.add(line);
                current = line;
            } else if (line.sameAs(current) || line.olderThan(current)) {
                unchanged.add(line);
            } else {
                changing = changing.isEmpty() ? new ArrayList<>() : changing;
                changing.add(line);
                current = line;
            }
        }
        // lines that come and go and leave what was there before have changed nothing: a replay is one
        boolean asBefore = before != null && current.sameAs(before);
        (asBefore ? unchanged : restated).addAll(changing);
        if (before == null) {
            fresh.add(current);
        } else if (!asBefore) {
            changed.add(new Change(before, current));
        }
        return next;
    }

    /** Those with a key of their own, which stand behind the others. */
    List<Fact> freshKeyed() {
        int from = 0;
        while (from < fresh.size() && !fresh.get(from).isKeyed()) {
            from++;
        }
        return fresh.subList(from, fresh.size());
    }

    /** What has another place than before. */
    List<Fact> moved() {
        List<Fact> moved = new ArrayList<>();
        for (Change change : changed) {
            if (!change.after.samePlace(change.before)) {
                moved.add(change.after);
            }
        }
        return moved;
    }
}
