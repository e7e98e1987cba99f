package io.bellwether.governance.overlap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known while an examination goes on: tells of each overlap that is found whether it is new, changed or as it was. */
final class KnownOverlaps {

    /**
     * As much of an overlap as tells whether it is found again as it was.
     *
     * @param digest of what was found last; null where that was before digests were kept
     */
    record Known(UUID id, boolean present, String digest) {}

    private final Map<String, Known> left;
    private final List<UUID> confirmed = new ArrayList<>();
    private News news = new News(new ArrayList<>(), new ArrayList<>(), List.of());

    /** Something to be written: what was never found before, what was found otherwise, and ids of what is gone. */
    record News(List<Found> added, List<Found> changed, List<UUID> gone) {

        int size() {
            return added.size() + changed.size() + gone.size();
        }
    }

    /** @param known by identity; it is emptied */
    KnownOverlaps(Map<String, Known> known) {
        this.left = known;
    }

    void found(Found one) {
        Known known = left.remove(one.identity());
        if (known == null) {
            news.added().add(one);
        } else if (known.present() && one.digest().equals(known.digest())) {
            confirmed.add(known.id());
        } else {
            news.changed().add(one);
        }
    }

    /** How many of those that were found are still to be written. */
    int waiting() {
        return news.size();
    }

    /** What waits, each once. */
    News news() {
        News taken = news;
        news = new News(new ArrayList<>(), new ArrayList<>(), List.of());
        return taken;
    }

    /** What was found as it was. */
    List<UUID> confirmed() {
        return confirmed;
    }

    /** At the end: what waits, and what was not found again. */
    News last() {
        return new News(
                news.added(),
                news.changed(),
                left.values().stream().filter(Known::present).map(Known::id).toList());
    }
}
