package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measure.Canonical;
import io.bellwether.measure.Overlap;
import io.bellwether.objectives.objective.Objective;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Definitions that two departments share. The one that refers keeps its own target, weight and pace; measure and unit are
 * those of the version it refers to, until its department takes a newer one over. Where both counted the same in other
 * units, the unit and the factor stay, so that the target keeps its meaning.
 */
@ApplicationScoped
public class Sharing {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    @Inject
    EntityManager entities;

    @Inject
    Kpis kpis;

    @Inject
    KpiVersions versions;

    /**
     * The fields by which a KPI comes to refer to a version of another one.
     *
     * @throws ProblemException 422 when it cannot
     */
    public ObjectNode refer(UUID kpi, UUID shared, int version) {
        KpiVersion own = newest(kpi);
        KpiVersion definition = versions.findById(new KpiVersion.Key(shared, version));
        if (own.canonical == null || definition.canonical == null) {
            throw refused("not-computed", "What people assess is not shared; only formulas are.");
        }
        Shared above = of(definition);
        if (above != null && above.kpi().equals(kpi)) {
            throw refused("circle", "The definition to be shared itself refers to the other one.");
        }
        Overlap overlap = Overlap.between(Canonical.of(own.canonical), Canonical.of(definition.canonical));
        boolean scaled = overlap.kind() == Overlap.Kind.SCALED;
        ObjectNode fields = PLAIN.createObjectNode();
        if (!scaled) {
            JsonNode body = tree(definition.body);
            fields.set("measure", body.get("measure"));
            fields.set("unit", body.get("unit"));
        }
        String factor = scaled ? overlap.factor().orElseThrow().toString() : null;
        fields.set("shared", PLAIN.valueToTree(new Shared(shared, version, factor)));
        return fields;
    }

    /** The fields by which a KPI takes the newest version of what it refers to. */
    ObjectNode takeOver(KpiVersion own) {
        Shared reference = of(own);
        if (reference == null) {
            throw new ProblemException(CommonProblem.CONFLICT, "This KPI refers to no shared definition.");
        }
        KpiVersion newest = newest(reference.kpi());
        if (newest.number <= reference.version()) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "There is no newer version: it refers to version " + reference.version() + ", the newest.");
        }
        JsonNode body = tree(newest.body);
        ObjectNode fields = PLAIN.createObjectNode();
        if (reference.factor() == null) {
            fields.set("measure", body.get("measure"));
            fields.set("unit", body.get("unit"));
        } else {
            fields.put("measure", times(body.path("measure").asText(), reference.factor()));
        }
        fields.set("shared", PLAIN.valueToTree(new Shared(reference.kpi(), newest.number, reference.factor())));
        return fields;
    }

    private static String times(String measure, String factor) {
        String[] fraction = factor.split("/");
        String product = fraction[0] + " * (" + measure + ")";
        return fraction.length == 1 ? product : product + " / " + fraction[1];
    }

    /** A KPI that refers to a shared definition is not given another formula by hand. */
    void theSharedDefinitionStays(KpiVersion before, Canonical stated) {
        if (before.shared != null && (stated == null || !stated.formula().equals(before.canonical))) {
            throw ProblemException.invalid(
                    "/measure",
                    "shared-definition",
                    "This KPI refers to a shared definition: its formula changes by taking a newer version over, or after"
                            + " the coordinator has undone the decision.");
        }
    }

    /** KPIs whose newest version refers to this one. */
    List<UUID> referringTo(UUID kpi) {
        List<UUID> found = new ArrayList<>();
        for (Object id : entities.createNativeQuery("""
                        select k.id from kpi k join kpi_version v on v.kpi = k.id and v.number = k.version
                        where v.shared ->> 'kpi' = ?1 order by k.id
                        """, UUID.class)
                .setParameter(1, kpi.toString())
                .getResultList()) {
            found.add((UUID) id);
        }
        return found;
    }

    /** What a version refers to, with the newer version that is offered, or null. */
    Map<String, Object> view(KpiVersion version) {
        Shared shared = of(version);
        if (shared == null) {
            return null;
        }
        Kpi kpi = kpis.byIds(List.of(shared.kpi())).get(0);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kpi", shared.kpi());
        view.put("name", kpi.name);
        view.put("department", kpis.objectiveOf(kpi).department());
        view.put("version", shared.version());
        view.put("factor", shared.factor());
        view.put("ownTarget", hasItsOwnTarget(version, shared, kpi));
        KpiVersion newest = kpis.newest(kpi);
        view.put("newer", newest.number > shared.version() ? newer(newest) : null);
        return view;
    }

    /** Whether it is another KPI than the shared one for whoever rolls up: by its target, its period or its unit. */
    private boolean hasItsOwnTarget(KpiVersion version, Shared shared, Kpi kpi) {
        KpiVersion definition = versions.findById(new KpiVersion.Key(kpi.id, shared.version()));
        Objective own = kpis.objectiveOf(kpis.byIds(List.of(version.kpi)).get(0));
        Objective other = kpis.objectiveOf(kpi);
        return shared.factor() != null
                || !tree(version.body)
                        .path("target")
                        .equals(tree(definition.body).path("target"))
                || !own.periodStart().equals(other.periodStart())
                || !own.periodEnd().equals(other.periodEnd());
    }

    private static Map<String, Object> newer(KpiVersion version) {
        JsonNode body = tree(version.body);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("version", version.number);
        view.put("measure", body.path("measure").asText());
        view.put("unit", body.path("unit").asText());
        view.put("reason", version.reason);
        view.put("savedAt", version.savedAt);
        view.put("savedBy", version.savedBy);
        return view;
    }

    /** What a version refers to, or null. */
    public static Shared of(KpiVersion version) {
        try {
            return version.shared == null ? null : PLAIN.readValue(version.shared, Shared.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("what a KPI refers to cannot be read", corrupt);
        }
    }

    private KpiVersion newest(UUID kpi) {
        return kpis.newest(kpis.byIds(List.of(kpi)).get(0));
    }

    static JsonNode tree(String body) {
        try {
            return PLAIN.readTree(body);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a definition cannot be read", corrupt);
        }
    }

    private static ProblemException refused(String code, String sentence) {
        return ProblemException.invalid("/shared", code, sentence);
    }
}
