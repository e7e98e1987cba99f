package io.bellwether.measurements.intake;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.journal.Actor;
import io.bellwether.measurements.fact.GroupCommit;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.Push;
import io.bellwether.measurements.fact.Recording;
import io.bellwether.measurements.fact.StreamedSources;
import io.bellwether.measurements.metric.Catalogue;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way in, for requests and for imports in process. */
@ApplicationScoped
public class Intake {

    @Inject
    SeriesRegistry series;

    @Inject
    Catalogue catalogue;

    @Inject
    ResolvedSeries resolved;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    GroupCommit group;

    @Inject
    Recording recording;

    @Inject
    StreamedSources streamed;

    @ConfigProperty(name = "bellwether.actor-key")
    String actorKey;

    @ConfigProperty(name = "bellwether.actor-key.epoch")
    int actorEpoch;

    @ConfigProperty(name = "bellwether.intake.piece")
    int piece;

    @ConfigProperty(name = "bellwether.intake.max-streams")
    int maxStreams;

    private Semaphore streams;

    @jakarta.annotation.PostConstruct
    void count() {
        streams = new Semaphore(maxStreams);
    }

    /**
     * Begins a push. Hand in lines, then {@link IntakeSession#finish}; close it whatever happens. One thread at a time.
     *
     * @param source registered; its facts are of this source
     * @param actor who is said to have recorded them
     * @param skip whether good lines are stored where others are refused; otherwise it is all or nothing
     * @param refused told of every refused line (1-based number, reason), in order; must not block
     */
    public IntakeSession open(String source, Actor actor, boolean skip, BiConsumer<Long, LineFault> refused) {
        return open(new Push(source, actor, null), skip, new Faults(null, refused));
    }

    IntakeSession open(Push push, boolean skip, Faults faults) {
        int generation = series.generation();
        push.seriesOf(generation);
        Catalogue.Snapshot metrics = catalogue.recent();
        LocalDays days = new LocalDays(zone.zone());
        LineRules rules = new LineRules(
                push.source(), series, new ActorHash(actorKey, actorEpoch), days, new Looked(metrics), clock.instant());
        return new IntakeSession(
                push,
                rules,
                days,
                faults,
                skip,
                piece,
                group,
                recording,
                streams,
                streamed,
                form -> resolved.of(push.source(), form, metrics, generation));
    }

    /** Metrics as they were a moment ago; before a line is refused by them they are looked at once more. */
    private final class Looked implements LineRules.MetricSource {

        private Catalogue.Snapshot snapshot;

        Looked(Catalogue.Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public MetricDefinition find(String key) {
            return snapshot.get(key);
        }

        @Override
        public Collection<String> names() {
            return snapshot.metrics().keySet();
        }

        @Override
        public boolean changed() {
            Catalogue.Snapshot before = snapshot;
            snapshot = catalogue.current();
            return snapshot != before;
        }
    }
}
