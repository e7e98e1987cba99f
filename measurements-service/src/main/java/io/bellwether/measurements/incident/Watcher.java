package io.bellwether.measurements.incident;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measure.Canonical;
import io.bellwether.measurements.aggregate.MeasureReader;
import io.bellwether.measurements.aggregate.MeasureReader.Stretch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Looks at every watch again and again, and raises incidents or lets running ones grow. */
@ApplicationScoped
class Watcher {

    private static final Logger LOG = Logger.getLogger(Watcher.class);

    /** How far back is looked, so that what comes late is noticed, too. */
    private static final int HOURS = 48;

    private static final int DAYS = 14;

    /** One replica looks at a time. */
    private static final int LOCK = 4_501;

    /** Watches that could not look last time, of which the log has heard. */
    private final Set<UUID> blind = ConcurrentHashMap.newKeySet();

    @Inject
    WatchService.Store watches;

    @Inject
    IncidentService.Store incidents;

    @Inject
    MeasureReader measures;

    @Inject
    OrganisationZone zone;

    @Inject
    Journal journal;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    // Early warning is about minutes; a look is a handful of day reads for each watch.
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void look() {
        boolean mine = (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, LOCK)
                .getSingleResult();
        if (mine) {
            watches.listAll().forEach(this::lookAlone);
        }
    }

    /** One watch whose measure cannot be read just now keeps none of the others from looking. */
    private void lookAlone(Watch watch) {
        try {
            look(watch);
            blind.remove(watch.id);
        } catch (ProblemException | DateTimeException | ArithmeticException failed) {
            if (blind.add(watch.id)) {
                LOG.warnf("the watch %s cannot look: %s", watch.id, failed.getMessage());
            }
        }
    }

    private void look(Watch watch) {
        List<RatioDetector.Slot> slots = slots(watch);
        for (RatioDetector.Episode episode : watch.detector().episodes(slots, Duration.parse(watch.coolDown))) {
            Incident known = known(watch, episode);
            if (known == null) {
                raise(watch, episode);
            } else if (!known.isClosed() && isFurther(episode, known)) {
                IncidentView before = IncidentView.of(known, watch);
                tell(known, watch, episode);
                record("incident.grown", watch, known, before);
            }
        }
    }

    private static boolean isFurther(RatioDetector.Episode episode, Incident known) {
        return episode.until().isAfter(known.until)
                || episode.onset().isBefore(known.onset)
                || !episode.peak().from().equals(known.peakAt)
                || episode.peak().value().compareTo(known.peak) != 0;
    }

    private Incident known(Watch watch, RatioDetector.Episode episode) {
        Duration coolDown = Duration.parse(watch.coolDown);
        return incidents
                .find(
                        "watch = ?1 and onset <= ?2 and until >= ?3 order by onset desc",
                        watch.id,
                        episode.until().plus(coolDown),
                        episode.onset().minus(coolDown))
                .firstResult();
    }

    private void raise(Watch watch, RatioDetector.Episode episode) {
        Incident incident = new Incident();
        incident.id = Ids.next();
        incident.watch = watch.id;
        incident.status = "open";
        incident.raisedAt = clock.instant();
        tell(incident, watch, episode);
        incidents.persist(incident);
        record("incident.raised", watch, incident, null);
    }

    private void tell(Incident incident, Watch watch, RatioDetector.Episode episode) {
        incident.onset = episode.onset();
        incident.until = episode.until();
        incident.peak = episode.peak().value();
        incident.peakAt = episode.peak().from();
        incident.usual = episode.usual();
        incident.spread = spread(watch, episode.peak());
        incident.sentence = sentence(watch, incident);
    }

    private String sentence(Watch watch, Incident incident) {
        ZonedDateTime at = incident.peakAt.atZone(zone.zone());
        String when = watch.isHourly()
                ? at.toLocalDate() + " at " + at.toLocalTime()
                : at.toLocalDate().toString();
        String channels = incident.spread > 1 ? ", out of course on " + incident.spread + " channels" : "";
        return "“" + watch.name + "” was " + incident.peak.toPlainString() + " on " + when + channels
                + "; usual at that time is " + incident.usual.toPlainString() + ".";
    }

    private void record(String event, Watch watch, Incident incident, IncidentView before) {
        journal.record(Entry.open(
                event, "incidents/" + incident.id, watch.department, before, IncidentView.of(incident, watch), null));
    }

    private List<RatioDetector.Slot> slots(Watch watch) {
        ChronoUnit unit = watch.isHourly() ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        ZonedDateTime running = clock.instant().atZone(zone.zone()).truncatedTo(unit);
        // what is being counted can only grow, so a rise shows before the hour or day is over
        boolean withRunning =
                watch.direction.equals("up") && Canonical.of(watch.measure).isAdditive();
        int last = withRunning ? 0 : 1;
        Map<Stretch, List<Stretch>> stretches = new LinkedHashMap<>();
        for (int back = watch.isHourly() ? HOURS : DAYS; back >= last; back--) {
            ZonedDateTime from = running.minus(back, unit);
            List<Stretch> before = new ArrayList<>();
            for (int week = 1; week <= RatioDetector.WEEKS; week++) {
                before.add(stretch(from.minusWeeks(week), unit));
            }
            stretches.put(stretch(from, unit), before);
        }
        Set<Stretch> all = new LinkedHashSet<>(stretches.keySet());
        stretches.values().forEach(all::addAll);
        Map<Stretch, BigDecimal> values = measures.values(watch.measure, List.copyOf(all));
        List<RatioDetector.Slot> slots = new ArrayList<>();
        stretches.forEach((stretch, before) -> slots.add(slot(stretch, before, values)));
        return slots;
    }

    private static Stretch stretch(ZonedDateTime from, ChronoUnit unit) {
        return new Stretch(from.toInstant(), from.plus(1, unit).toInstant());
    }

    private static RatioDetector.Slot slot(Stretch stretch, List<Stretch> before, Map<Stretch, BigDecimal> values) {
        return new RatioDetector.Slot(
                stretch.from(),
                stretch.to(),
                values.get(stretch),
                before.stream().map(values::get).filter(Objects::nonNull).toList());
    }

    /** On how many channels the figure is out of course by its factor, however small they are. */
    private int spread(Watch watch, RatioDetector.Slot peak) {
        if (!hasChannels(watch)) {
            return 1;
        }
        ChronoUnit unit = watch.isHourly() ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        Stretch at = new Stretch(peak.from(), peak.to());
        List<Stretch> before = new ArrayList<>();
        for (int week = 1; week <= RatioDetector.WEEKS; week++) {
            before.add(stretch(peak.from().atZone(zone.zone()).minusWeeks(week), unit));
        }
        List<Stretch> all = new ArrayList<>(before);
        all.add(at);
        RatioDetector detector = new RatioDetector(watch.direction.equals("up"), watch.factor, BigDecimal.ZERO);
        long out = measures.valuesBy("channel", watch.measure, all).values().stream()
                .filter(values -> detector.isOut(slot(at, before, values)))
                .count();
        return Math.max(1, (int) out);
    }

    private boolean hasChannels(Watch watch) {
        List<String> metrics = List.copyOf(Canonical.of(watch.measure).metrics());
        Number with = (Number) entities.createNativeQuery(
                        "select count(*) from metric where key = any (?1) and jsonb_exists(definition -> 'dimensions',"
                                + " 'channel')")
                .setParameter(1, metrics.toArray(new String[0]))
                .getSingleResult();
        return with.intValue() == metrics.size();
    }
}
