package io.bellwether.measurements.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Defines metrics; each change of a definition is a version that stays. */
@ApplicationScoped
class Metrics {

    @Inject
    MetricRepository repository;

    @Inject
    EntityManager entities;

    @Inject
    Policy policy;

    @Inject
    Departments departments;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    MetricDefinition get(String key) {
        return Catalogue.definition(find(key, LockModeType.NONE).definition);
    }

    List<MetricDefinition> list(String after, int fetch, String department, String words) {
        String like =
                words == null ? "%" : "%" + words.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        return repository
                .find(
                        "key > ?1 and (?2 is null or department = ?2) and lower(cast(definition as string)) like ?3 escape '\\'",
                        Sort.by("key"),
                        after,
                        department,
                        like)
                .page(0, fetch)
                .stream()
                .map(metric -> Catalogue.definition(metric.definition))
                .toList();
    }

    @Transactional
    MetricDefinition define(MetricRequest request) {
        MetricDefinition definition = request.definition(1);
        policy.requireFor("metric.define", definition.department(), "metric");
        departments.mustExist(definition.department(), "/department");
        if (repository.findById(definition.key()) != null) {
            throw new ProblemException(
                            MeasurementsProblem.METRIC_EXISTS,
                            "There is already a metric \"" + definition.key() + "\"; change it with PUT.")
                    .at("/key", "taken", "This key is taken.");
        }
        Metric metric = new Metric();
        metric.key = definition.key();
        store(metric, definition);
        entities.persist(metric);
        version(definition);
        journal.record(Entry.open(
                "metric.defined", "metrics/" + definition.key(), definition.department(), null, definition, null));
        return definition;
    }

    @Transactional
    MetricDefinition change(String key, IfMatch ifMatch, java.util.function.Supplier<MetricRequest> body) {
        Metric metric = find(key, LockModeType.PESSIMISTIC_WRITE);
        policy.requireFor("metric.define", metric.department, "metric");
        ifMatch.check(metric.version);
        MetricRequest request = body.get();
        MetricDefinition before = Catalogue.definition(metric.definition);
        MetricDefinition after = request.definition(metric.version);
        if (!after.key().equals(key)) {
            throw ProblemException.invalid("/key", "key-is-fixed", "The key of a metric cannot be changed.");
        }
        if (after.equals(before)) {
            return before;
        }
        policy.requireFor("metric.define", after.department(), "metric");
        departments.mustExist(after.department(), "/department");
        whatWasMeasuredKeepsItsMeaning(before, after);
        MetricDefinition next = after.withVersion(metric.version + 1);
        store(metric, next);
        version(next);
        journal.record(Entry.open("metric.changed", "metrics/" + key, next.department(), before, next, null));
        return next;
    }

    /** Stored measurements can neither change their shape nor lose a dimension. */
    private void whatWasMeasuredKeepsItsMeaning(MetricDefinition before, MetricDefinition after) {
        boolean measured = !entities.createNativeQuery("select 1 from series where metric = ?1 limit 1")
                .setParameter(1, before.key())
                .getResultList()
                .isEmpty();
        if (!measured) {
            return;
        }
        if (before.shape() != after.shape()) {
            throw ProblemException.invalid(
                    "/shape",
                    "already-measured",
                    "Measurements were stored as " + before.shape().key() + "; define a new metric for another shape.");
        }
        if (!after.dimensions().containsAll(before.dimensions())) {
            throw ProblemException.invalid(
                    "/dimensions",
                    "already-measured",
                    "Measurements were stored by these dimensions; new ones can be added, none removed.");
        }
        boolean became =
                after.definitionChanges().size() > before.definitionChanges().size();
        if (!Objects.equals(before.unit(), after.unit()) && !became) {
            throw ProblemException.invalid(
                    "/unit",
                    "already-measured",
                    "Measurements were stored in " + before.unit()
                            + "; say in definitionChanges since when they are another thing, or define a new metric.");
        }
    }

    private Metric find(String key, LockModeType lock) {
        Metric metric = repository.findById(key, lock);
        if (metric == null) {
            throw ProblemException.notFound("metric");
        }
        return metric;
    }

    private void store(Metric metric, MetricDefinition definition) {
        metric.version = definition.version();
        metric.department = definition.department();
        metric.shape = definition.shape().key();
        metric.definition = json(definition);
        metric.changedAt = Instant.now(clock);
    }

    private void version(MetricDefinition definition) {
        entities.flush();
        entities.createNativeQuery("insert into metric_version values (?1, ?2, cast(?3 as jsonb), ?4)")
                .setParameter(1, definition.key())
                .setParameter(2, definition.version())
                .setParameter(3, json(definition))
                .setParameter(4, Instant.now(clock))
                .executeUpdate();
        entities.createNativeQuery("update catalogue set revision = revision + 1")
                .executeUpdate();
    }

    private static String json(MetricDefinition definition) {
        try {
            return StrictJson.shared().writeValueAsString(definition);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a definition is plain data", unwritable);
        }
    }
}
