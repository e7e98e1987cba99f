package io.bellwether.governance.overview;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.overlap.ObjectivesFollower;
import io.bellwether.governance.responsibility.Considered;
import io.bellwether.governance.responsibility.ResponsibilityService;
import io.bellwether.governance.responsibility.ResponsibilityView;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.clock.OrganisationZone;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the overview together. */
@ApplicationScoped
class Overview {

    /** Reviews that are due within this many days are shown: a month is how far one plans meetings. */
    private static final int REVIEW_DAYS = 30;

    @Inject
    Neighbours neighbours;

    @Inject
    Waiting waiting;

    @Inject
    Changed changed;

    @Inject
    Grid grid;

    @Inject
    Feeds feeds;

    @Inject
    Considered considered;

    @Inject
    ResponsibilityService responsibilities;

    @Inject
    ObjectivesFollower follower;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    /** What the other services said. */
    private record Said(JsonNode scorecard, JsonNode changes, JsonNode metrics) {}

    OverviewView of(Caller caller, String bearer) {
        List<OverviewView.Note> notes = Collections.synchronizedList(new ArrayList<>());
        Set<String> metrics = feeds.wanted();
        Said said = ask(bearer, metrics, notes);
        return QuarkusTransaction.joiningExisting().call(() -> {
            LocalDate today = zone.today();
            return new OverviewView(
                    clock.instant(),
                    notes.stream()
                            .sorted(Comparator.comparing(OverviewView.Note::sentence))
                            .toList(),
                    said.scorecard() == null ? null : said.scorecard().get("organisation"),
                    grid.departments(said.scorecard()),
                    grid.types(today),
                    grid.cells(said.scorecard(), today),
                    waiting.of(caller, today),
                    changed.since(said.changes()),
                    reviews(today),
                    feeds.stale(said.metrics()),
                    Feeds.staleKpis(said.scorecard()),
                    considered.report(today));
        });
    }

    private Said ask(String bearer, Set<String> metrics, List<OverviewView.Note> notes) {
        long head = follower.position();
        try (ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<JsonNode> scorecard =
                    CompletableFuture.supplyAsync(() -> neighbours.scorecard(bearer, notes), questions);
            CompletableFuture<JsonNode> changes =
                    CompletableFuture.supplyAsync(() -> neighbours.changes(bearer, head, notes), questions);
            CompletableFuture<JsonNode> read =
                    CompletableFuture.supplyAsync(() -> neighbours.feeds(bearer, metrics, notes), questions);
            return new Said(scorecard.join(), changes.join(), read.join());
        }
    }

    private List<OverviewView.Review> reviews(LocalDate today) {
        List<OverviewView.Review> reviews = new ArrayList<>();
        for (ResponsibilityView one : responsibilities.on(today, null, null)) {
            LocalDate by = one.reviewBy();
            if (by != null && !by.isAfter(today.plusDays(REVIEW_DAYS))) {
                boolean overdue = by.isBefore(today);
                reviews.add(new OverviewView.Review(
                        one,
                        by,
                        overdue,
                        "That " + one.department() + " leads " + one.objectiveType()
                                + (overdue ? " was to be looked at again by " : " is to be looked at again by ") + by
                                + "."));
            }
        }
        reviews.sort(Comparator.comparing(OverviewView.Review::reviewBy));
        return reviews;
    }
}
