package io.bellwether.governance.overlap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What departments have declared, as the objectives feed told it. */
@ApplicationScoped
public class Declarations {

    /** Days that end before they begin are no days. */
    private static final String PUT = """
        insert into declared (kind, id, department, active, body, objective, metrics, channels, audiences, days)
        select kind, id, department, active, body, objective, metrics, channels, audiences,
               case when starts <= ends then daterange(starts, ends, '[]') else 'empty' end
        from json_to_recordset(cast(?1 as json)) as told(kind text, id uuid, department text, active boolean,
            body json, objective uuid, metrics text[], channels text[], audiences text[], starts date, ends date)
        on conflict (kind, id) do update set department = excluded.department, active = excluded.active,
            body = excluded.body, objective = excluded.objective, metrics = excluded.metrics,
            channels = excluded.channels, audiences = excluded.audiences, days = excluded.days
        """;

    private static final String READING = """
        select cast(kind as text), cast(id as text), cast(body as text) from declared other
        where kind = 'kpi' and active and metrics && cast(?1 as text[])
        """;

    /** One that names no channel or no audience acts on all of them, and is met on any. */
    private static final String MEETING = """
        select cast(kind as text), cast(id as text), cast(body as text) from declared other
        where kind = 'initiative' and active and exists (
            select from declared mine
            where mine.kind = 'initiative' and mine.id = any (cast(?1 as uuid[])) and mine.active
              and mine.department <> other.department and mine.days && other.days
              and (mine.channels && other.channels or mine.channels = '{}' or other.channels = '{}')
              and (mine.audiences && other.audiences or mine.audiences = '{}' or other.audiences = '{}'))
        """;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper mapper;

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

    /** Takes over what was told, the last of each. */
    void take(Collection<Declaration> told) {
        ArrayNode rows = mapper.createArrayNode();
        List<UUID> deleted = new ArrayList<>();
        Formulas formulas = new Formulas();
        for (Declaration one : told) {
            if (one.body() == null) {
                deleted.add(UUID.fromString(one.id()));
            } else {
                rows.add(row(one, formulas));
            }
        }
        if (!rows.isEmpty()) {
            entities.createNativeQuery(PUT).setParameter(1, rows.toString()).executeUpdate();
        }
        if (!deleted.isEmpty()) {
            entities.createNativeQuery("delete from declared where id = any (cast(?1 as uuid[]))")
                    .setParameter(1, deleted.toArray(new UUID[0]))
                    .executeUpdate();
        }
    }

    private ObjectNode row(Declaration one, Formulas formulas) {
        ObjectNode row = mapper.createObjectNode();
        row.put("kind", one.kind());
        row.put("id", one.id());
        row.put("department", one.body().path("department").asText());
        row.put("active", one.active());
        row.set("body", one.body());
        row.put("objective", one.body().path("objective").asText(null));
        ArrayNode metrics = row.putArray("metrics");
        ArrayNode channels = row.putArray("channels");
        ArrayNode audiences = row.putArray("audiences");
        if (one.kind().equals("initiative")) {
            DeclaredInitiative initiative = one.initiative();
            initiative.channels().forEach(channels::add);
            initiative.audiences().forEach(audiences::add);
            row.put("starts", initiative.start().toString());
            row.put("ends", initiative.end().toString());
        } else {
            row.put("starts", one.body().at("/period/start").asText(null));
            row.put("ends", one.body().at("/period/end").asText(null));
            if (one.kind().equals("kpi")) {
                one.kpi(formulas).ifPresent(kpi -> kpi.canonical().metrics().forEach(metrics::add));
            }
        }
        return row;
    }

    /** Active KPIs that read one of these metrics: the only ones that can meet. */
    List<DeclaredKpi> kpisReading(Collection<String> metrics, Formulas formulas) {
        return read(entities.createNativeQuery(READING).setParameter(1, metrics.toArray(new String[0]))).stream()
                .map(one -> one.kpi(formulas))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Active initiatives of other departments that can meet one of these. */
    List<DeclaredInitiative> initiativesMeeting(Collection<String> ids) {
        return read(entities.createNativeQuery(MEETING)
                        .setParameter(1, ids.stream().map(UUID::fromString).toArray(UUID[]::new)))
                .stream()
                .map(Declaration::initiative)
                .toList();
    }

    /** Every active KPI that has a formula. */
    List<DeclaredKpi> kpis() {
        Formulas formulas = new Formulas();
        return rows(all("kpi"))
                .parallel()
                .map(row -> declaration(row).kpi(formulas))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every active initiative. */
    List<DeclaredInitiative> initiatives() {
        return rows(all("initiative"))
                .parallel()
                .map(row -> declaration(row).initiative())
                .toList();
    }

    private Query all(String kind) {
        return entities.createNativeQuery("""
            select cast(kind as text), cast(id as text), cast(body as text) from declared
            where kind = ?1 and active order by id
            """).setParameter(1, kind);
    }

    /** What is declared and active of these. */
    List<Declaration> active(String kind, Collection<String> ids) {
        return read(entities.createNativeQuery("""
            select cast(kind as text), cast(id as text), cast(body as text) from declared
            where kind = ?1 and active and id = any (cast(?2 as uuid[]))
            """)
                .setParameter(1, kind)
                .setParameter(2, ids.stream().map(UUID::fromString).toArray(UUID[]::new)));
    }

    /** Active initiatives of an objective. */
    List<DeclaredInitiative> initiativesOf(String objective) {
        return read(entities.createNativeQuery("""
            select cast(kind as text), cast(id as text), cast(body as text) from declared
            where kind = 'initiative' and active and objective = ?1
            """).setParameter(1, UUID.fromString(objective))).stream()
                .map(Declaration::initiative)
                .toList();
    }

    /** Ids of everything of a kind, also of what is not active. */
    List<String> ids(String kind) {
        List<String> ids = new ArrayList<>();
        for (Object id : entities.createNativeQuery("select cast(id as text) from declared where kind = ?1 order by id")
                .setParameter(1, kind)
                .getResultList()) {
            ids.add((String) id);
        }
        return ids;
    }

    /** Active objectives: of one type or (null) of all, of one department or (null) of all. */
    public List<JsonNode> objectives(String type, String department) {
        return read(entities.createNativeQuery("""
            select cast(kind as text), cast(id as text), cast(body as text) from declared
            where kind = 'objective' and active and (cast(?1 as text) is null or department = ?1)
            order by id
            """).setParameter(1, department)).stream()
                .map(Declaration::body)
                .filter(body -> type == null || type.equals(body.path("type").asText()))
                .toList();
    }

    /** Objectives that wait for the consent of who leads their type. */
    public List<JsonNode> awaitingConsent() {
        return read(entities.createNativeQuery("""
            select cast(kind as text), cast(id as text), cast(body as text) from declared
            where kind = 'objective' and body ->> 'status' = 'awaiting-consent' order by id
            """)).stream()
                .map(Declaration::body)
                .toList();
    }

    private List<Declaration> read(Query query) {
        return rows(query).map(this::declaration).toList();
    }

    private Declaration declaration(Object[] row) {
        return new Declaration((String) row[0], (String) row[1], tree((String) row[2]));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Object[]> rows(Query query) {
        return query.getResultList().stream();
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
