package io.bellwether.governance.overlap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.measure.Canonical;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What departments have declared, as the objectives feed told it. */
@ApplicationScoped
public class Declarations {

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper mapper;

    void put(String kind, String id, String department, boolean active, JsonNode body, String[] metrics) {
        entities.createNativeQuery("""
                        insert into declared values (?1, ?2, ?3, ?4, cast(?5 as json), ?6)
                        on conflict (kind, id) do update set department = excluded.department, active = excluded.active,
                            body = excluded.body, metrics = excluded.metrics
                        """)
                .setParameter(1, kind)
                .setParameter(2, UUID.fromString(id))
                .setParameter(3, department)
                .setParameter(4, active)
                .setParameter(5, body.toString())
                .setParameter(6, metrics)
                .executeUpdate();
    }

    void remove(String kind, String id) {
        entities.createNativeQuery("delete from declared where kind = ?1 and id = ?2")
                .setParameter(1, kind)
                .setParameter(2, UUID.fromString(id))
                .executeUpdate();
    }

    /** The version of what was declared under a path like {@code kpis/…}, as far as the feed has told. */
    public Optional<Long> version(String path) {
        return body(path).map(body -> body.path("version").asLong());
    }

    /** What was declared under a path like {@code kpis/…}. */
    public Optional<JsonNode> body(String path) {
        int slash = path.indexOf('/');
        List<?> found = entities.createNativeQuery(
                        "select cast(body as text) from declared where kind = ?1 and id = ?2")
                .setParameter(1, path.substring(0, slash - 1))
                .setParameter(2, UUID.fromString(path.substring(slash + 1)))
                .getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.of(tree((String) found.get(0)));
    }

    /** KPIs of other departments that read one of these metrics: the only ones that can meet. */
    List<DeclaredKpi> kpisReading(String[] metrics, String notOf) {
        List<DeclaredKpi> found = new ArrayList<>();
        for (Object body : entities.createNativeQuery(
                        "select cast(body as text) from declared where kind = 'kpi' and active and metrics && cast(?1 as text[]) and department <> ?2")
                .setParameter(1, metrics)
                .setParameter(2, notOf)
                .getResultList()) {
            kpi(tree((String) body)).ifPresent(found::add);
        }
        return found;
    }

    /** Initiatives of other departments. */
    List<DeclaredInitiative> initiatives(String notOf) {
        List<DeclaredInitiative> found = new ArrayList<>();
        for (Object body : entities.createNativeQuery(
                        "select cast(body as text) from declared where kind = 'initiative' and active and department <> ?1")
                .setParameter(1, notOf)
                .getResultList()) {
            found.add(initiative(tree((String) body)));
        }
        return found;
    }

    /** Active objectives, of one type or (null) of all. */
    public List<JsonNode> objectives(String type) {
        List<JsonNode> found = new ArrayList<>();
        for (Object body : entities.createNativeQuery(
                        "select cast(body as text) from declared where kind = 'objective' and active")
                .getResultList()) {
            JsonNode tree = tree((String) body);
            if (type == null || type.equals(tree.path("type").asText())) {
                found.add(tree);
            }
        }
        return found;
    }

    static Optional<DeclaredKpi> kpi(JsonNode body) {
        if (!body.path("canonical").isTextual()) {
            return Optional.empty();
        }
        Canonical canonical = Canonical.of(body.path("canonical").asText());
        return Optional.of(new DeclaredKpi(
                body.path("id").asText(),
                body.path("name").asText(),
                body.path("department").asText(),
                body.path("objective").asText(),
                canonical,
                body.path("target"),
                LocalDate.parse(body.at("/period/start").asText()),
                LocalDate.parse(body.at("/period/end").asText()),
                body.path("canBeNegative").asBoolean(canonical.canBeNegative(metric -> Optional.empty()))));
    }

    static DeclaredInitiative initiative(JsonNode body) {
        String start = body.at("/period/start").asText("");
        String end = body.at("/period/end").asText("");
        boolean stated = !start.isEmpty() && !start.equals("null") && !end.isEmpty() && !end.equals("null");
        return new DeclaredInitiative(
                body.path("id").asText(),
                body.path("title").asText(),
                body.path("department").asText(),
                body.path("objective").asText(),
                strings(body.path("channels")),
                strings(body.path("audiences")),
                strings(body.path("campaigns")),
                LocalDate.parse(
                        start.isEmpty() || start.equals("null")
                                ? body.at("/objectivePeriod/start").asText()
                                : start),
                LocalDate.parse(
                        end.isEmpty() || end.equals("null")
                                ? body.at("/objectivePeriod/end").asText()
                                : end),
                stated);
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode tree(String text) {
        try {
            return mapper.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a declaration cannot be read", corrupt);
        }
    }
}
