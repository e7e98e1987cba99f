package io.bellwether.objectives.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.measure.MetricFacts;
import io.bellwether.measure.Shape;
import io.bellwether.objectives.evaluation.MetricState;
import io.bellwether.objectives.evaluation.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Departments, objective types, responsibilities and metrics, as far as this service needs to know them. */
@ApplicationScoped
public class Catalogue {

    /** Above the departments stands the organisation. */
    public static final String ORGANISATION = "organisation";

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper mapper;

    @Inject
    Peer peer;

    @ConfigProperty(name = "bellwether.governance.url")
    URI governance;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    private final Map<String, JsonNode> metrics = new ConcurrentHashMap<>();
    private final Map<String, MetricState> states = new ConcurrentHashMap<>();

    /** How an objective type is governed. */
    public record TypeRule(String key, String naturalOwner, String policy) {}

    /** Whether there is such a department. */
    @Transactional
    public boolean hasDepartment(String key) {
        if (key.equals(ORGANISATION)
                || !entities.createNativeQuery("select 1 from known_department where key = ?1")
                        .setParameter(1, key)
                        .getResultList()
                        .isEmpty()) {
            return true;
        }
        Optional<JsonNode> asked = peer.ask(governance, "/departments/" + key);
        asked.ifPresent(
                department -> rememberDepartment(key, department.path("closed").asBoolean()));
        return asked.isPresent();
    }

    /** Whether it was closed: it keeps what it has and takes nothing new. */
    @Transactional
    public boolean isClosed(String department) {
        return !entities.createNativeQuery("select 1 from known_department where key = ?1 and closed")
                .setParameter(1, department)
                .getResultList()
                .isEmpty();
    }

    /** The objective type of this key. */
    @Transactional
    public Optional<TypeRule> type(String key) {
        List<?> rows = entities.createNativeQuery("select natural_owner, policy from known_type where key = ?1")
                .setParameter(1, key)
                .getResultList();
        if (!rows.isEmpty()) {
            Object[] row = (Object[]) rows.get(0);
            return Optional.of(new TypeRule(key, (String) row[0], (String) row[1]));
        }
        return peer.ask(governance, "/objective-types/" + key).map(type -> {
            rememberType(type);
            return new TypeRule(
                    key, type.path("naturalOwner").asText(), type.path("policy").asText("advise"));
        });
    }

    /** The department that leads a type on a day: a decided responsibility, else the natural owner. */
    @Transactional
    public Optional<String> leader(String type, LocalDate day) {
        List<?> rows = entities.createNativeQuery("""
                        select department from known_responsibility
                        where objective_type = ?1 and cardinality(channels) = 0 and from_day <= ?2
                          and (until_day is null or until_day >= ?2)
                        order by from_day desc limit 1
                        """)
                .setParameter(1, type)
                .setParameter(2, day)
                .getResultList();
        return rows.isEmpty() ? type(type).map(TypeRule::naturalOwner) : Optional.of((String) rows.get(0));
    }

    /** The channels of a type that a department leads by a decision for just these. */
    @Transactional
    public Set<String> channelsLedBy(String department, String type, LocalDate day) {
        Set<String> channels = new HashSet<>();
        for (Object channel : entities.createNativeQuery("""
                        select unnest(channels) from known_responsibility
                        where objective_type = ?1 and department = ?2 and from_day <= ?3
                          and (until_day is null or until_day >= ?3)
                        """)
                .setParameter(1, type)
                .setParameter(2, department)
                .setParameter(3, day)
                .getResultList()) {
            channels.add((String) channel);
        }
        return channels;
    }

    void rememberDepartment(String key, boolean closed) {
        entities.createNativeQuery("""
                        insert into known_department (key, closed) values (?1, ?2)
                        on conflict (key) do update set closed = excluded.closed
                        """)
                .setParameter(1, key)
                .setParameter(2, closed)
                .executeUpdate();
    }

    void forgetResponsibility(String id) {
        entities.createNativeQuery("delete from known_responsibility where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    void rememberType(JsonNode type) {
        entities.createNativeQuery("""
                        insert into known_type values (?1, ?2, ?3)
                        on conflict (key) do update set natural_owner = excluded.natural_owner, policy = excluded.policy
                        """)
                .setParameter(1, type.path("key").asText())
                .setParameter(2, type.path("naturalOwner").asText())
                .setParameter(3, type.path("policy").asText("advise"))
                .executeUpdate();
    }

    void rememberResponsibility(String id, JsonNode responsibility) {
        if (responsibility.path("from").isNull() || responsibility.path("from").isMissingNode()) {
            return;
        }
        Set<String> channels = new HashSet<>();
        responsibility.path("channels").forEach(channel -> channels.add(channel.asText()));
        entities.createNativeQuery("""
                        insert into known_responsibility values (?1, ?2, ?3, cast(?4 as date), cast(?5 as date), ?6)
                        on conflict (id) do update set department = excluded.department, from_day = excluded.from_day,
                            until_day = excluded.until_day, channels = excluded.channels
                        """)
                .setParameter(1, id)
                .setParameter(2, responsibility.path("objectiveType").asText())
                .setParameter(3, responsibility.path("department").asText())
                .setParameter(4, responsibility.path("from").asText())
                .setParameter(5, responsibility.path("until").asText(null))
                .setParameter(6, channels.toArray(new String[0]))
                .executeUpdate();
    }

    /** The metric of this key. */
    @Transactional
    public Optional<JsonNode> metric(String key) {
        JsonNode known = metrics.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        List<?> rows = entities.createNativeQuery("select cast(body as text) from known_metric where key = ?1")
                .setParameter(1, key)
                .getResultList();
        if (!rows.isEmpty()) {
            JsonNode stored = parse((String) rows.get(0));
            metrics.put(key, stored);
            return Optional.of(stored);
        }
        Optional<JsonNode> asked = peer.ask(measurements, "/metrics/" + key);
        asked.ifPresent(this::rememberMetric);
        return asked;
    }

    /** A metric was defined or changed. */
    public void metricChanged(JsonNode metric) {
        rememberMetric(metric);
    }

    void rememberMetric(JsonNode metric) {
        entities.createNativeQuery(
                        "insert into known_metric values (?1, cast(?2 as json)) on conflict (key) do update set body = excluded.body")
                .setParameter(1, metric.path("key").asText())
                .setParameter(2, metric.toString())
                .executeUpdate();
        metrics.put(metric.path("key").asText(), metric);
        states.remove(metric.path("key").asText());
    }

    /** Keys of the metrics known here, for the nearest one. */
    @Transactional
    public List<String> metricKeys() {
        List<String> keys = new java.util.ArrayList<>();
        for (Object key : entities.createNativeQuery("select key from known_metric order by key")
                .getResultList()) {
            keys.add((String) key);
        }
        return keys;
    }

    /** What checking a measure needs of a metric. */
    public Optional<MetricFacts> facts(String key) {
        return metric(key).map(metric -> {
            Set<String> dimensions = new HashSet<>();
            metric.path("dimensions").forEach(dimension -> dimensions.add(dimension.asText()));
            Shape shape = Shape.ofWord(metric.path("shape").asText()).orElseThrow();
            return new MetricFacts(key, shape, dimensions, metric.path("actors").asBoolean());
        });
    }

    /** What an evaluation needs of a metric. */
    public MetricState state(String key) {
        MetricState known = states.get(key);
        if (known != null) {
            return known;
        }
        Optional<JsonNode> found = metric(key);
        JsonNode metric = found.orElse(mapper.createObjectNode());
        BigDecimal min = metric.path("min").isNumber() ? metric.path("min").decimalValue() : null;
        MetricState state = new MetricState(
                key,
                span(metric.path("cadence").asText("")),
                span(metric.path("finalAfter").asText("")),
                min);
        found.ifPresent(one -> states.put(key, state));
        return state;
    }

    /** Whether its values may be summed. */
    public boolean addsUp(String key) {
        return metric(key)
                .map(metric -> metric.path("additive").asBoolean(true))
                .orElse(true);
    }

    /** A duration of a metric's definition, null for none and for no length. */
    public static Span span(String text) {
        return text.isEmpty() || text.equals("PT0S") || text.equals("P0D") || text.equals("null")
                ? null
                : Span.parse(text);
    }

    private JsonNode parse(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a followed metric cannot be read", corrupt);
        }
    }
}
