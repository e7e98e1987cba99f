package io.bellwether.objectives.kpi;

import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Objectives;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The KPIs that are kept, with their versions. */
@ApplicationScoped
public class Kpis implements PanacheRepositoryBase<Kpi, UUID> {

    private static final String BY_MEASURE = """
            select k.id from kpi k join kpi_version v on v.kpi = k.id and v.number = k.version
            where %s order by v.metrics, v.canonical, k.id
            """;

    @Inject
    KpiVersions versions;

    @Inject
    Objectives objectives;

    /** The newest version, whether in force yet or not. */
    public KpiVersion newest(Kpi kpi) {
        return versions.findById(new KpiVersion.Key(kpi.id, (int) kpi.version));
    }

    /** Every version, oldest first. */
    @Transactional
    public List<KpiVersion> all(UUID kpi) {
        return versions.list("kpi = ?1 order by number", kpi);
    }

    /** KPIs of objectives, oldest first. */
    public List<Kpi> of(List<UUID> objectiveIds) {
        return objectiveIds.isEmpty() ? List.of() : list("objective in ?1 order by id", objectiveIds);
    }

    /** KPIs by id; unknown ids are left out. */
    public List<Kpi> byIds(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    /** Every version of KPIs, oldest first. */
    public Map<UUID, List<KpiVersion>> versionsOf(List<Kpi> found) {
        Map<UUID, List<KpiVersion>> byKpi = new HashMap<>();
        if (!found.isEmpty()) {
            List<UUID> ids = found.stream().map(Kpi::id).toList();
            for (KpiVersion version : versions.list("kpi in ?1 order by number", ids)) {
                byKpi.computeIfAbsent(version.kpi, key -> new ArrayList<>()).add(version);
            }
        }
        return byKpi;
    }

    /** Every KPI; those that ask the same beside each other, so that it can be asked once. */
    @Transactional
    public List<UUID> byMeasure() {
        return getEntityManager()
                .createNativeQuery(BY_MEASURE.formatted("true"), UUID.class)
                .getResultList();
    }

    /** Those of objectives in the same order. */
    @Transactional
    public List<UUID> byMeasure(List<UUID> objectiveIds) {
        return getEntityManager()
                .createNativeQuery(BY_MEASURE.formatted("k.objective = any (cast(?1 as uuid[]))"), UUID.class)
                .setParameter(1, objectiveIds.stream().map(UUID::toString).toArray(String[]::new))
                .getResultList();
    }

    /** The objective of a KPI, also of one that no caller asked for. */
    public Objective objectiveOf(Kpi kpi) {
        return objectives.findById(kpi.objective);
    }
}
