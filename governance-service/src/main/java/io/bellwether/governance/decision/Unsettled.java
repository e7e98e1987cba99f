package io.bellwether.governance.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Decisions that somebody should know about: not carried out yet, or not at all. */
@ApplicationScoped
public class Unsettled {

    private static final Duration WEEK = Duration.ofDays(7);

    @Inject
    Decisions decisions;

    @Inject
    Clock clock;

    /** Pending ones, and those that failed this week, newest first. */
    public List<DecisionView> waiting(int most) {
        return decisions
                .find(
                        "state = 'pending' or state = 'failed' and settledAt > ?1 order by id desc",
                        clock.instant().minus(WEEK))
                .page(0, most)
                .stream()
                .map(decisions::view)
                .toList();
    }
}
