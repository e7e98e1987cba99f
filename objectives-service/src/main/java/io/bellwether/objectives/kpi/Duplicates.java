package io.bellwether.objectives.kpi;

import io.bellwether.measure.Canonical;
import io.bellwether.measure.Overlap;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** KPIs that already state the same, or nearly the same, as one that is about to be stated. */
@ApplicationScoped
class Duplicates {

    @Inject
    EntityManager entities;

    @Inject
    Kpis kpis;

    @Inject
    ObjectiveService objectives;

    /** Each with the kind of overlap and a sentence; the strongest first. */
    @Transactional
    List<Map<String, Object>> of(Canonical canonical, String name) {
        if (canonical == null) {
            return List.of();
        }
        List<UUID> candidates = new ArrayList<>();
        for (Object id : entities.createNativeQuery("""
                        select k.id from kpi k join kpi_version v on v.kpi = k.id and v.number = k.version
                        join objective o on o.id = k.objective
                        where o.status <> 'closed'
                          and (v.metrics && cast(?1 as text[]) or lower(regexp_replace(trim(k.name), '\\s+', ' ', 'g')) = ?2)
                        """, UUID.class)
                .setParameter(1, canonical.metrics().toArray(new String[0]))
                .setParameter(2, normal(name))
                .getResultList()) {
            candidates.add((UUID) id);
        }
        List<Found> found = new ArrayList<>();
        for (Kpi kpi : kpis.byIds(candidates)) {
            Objective objective = kpis.objectiveOf(kpi);
            KpiVersion version = kpis.newest(kpi);
            if (version.canonical == null || !objectives.isVisible(objective)) {
                continue;
            }
            Overlap overlap = Overlap.between(canonical, Canonical.of(version.canonical));
            boolean sameName = normal(kpi.name).equals(normal(name));
            if (overlap.kind() != Overlap.Kind.NONE || sameName) {
                found.add(new Found(kpi, objective, overlap, sameName));
            }
        }
        found.sort((a, b) -> a.overlap().kind().compareTo(b.overlap().kind()));
        return found.stream().map(Duplicates::view).toList();
    }

    private record Found(Kpi kpi, Objective objective, Overlap overlap, boolean sameName) {}

    private static Map<String, Object> view(Found found) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kpi", found.kpi().id);
        view.put("name", found.kpi().name);
        view.put("objective", found.objective().id());
        view.put("department", found.objective().department());
        String kind = found.overlap().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        view.put(
                "kind",
                switch (found.overlap().kind()) {
                    case SHARED_INPUT -> "shared-input";
                    case NONE -> "same-name";
                    default -> kind + "-kpi";
                });
        view.put(
                "sentence",
                found.overlap().kind() == Overlap.Kind.NONE
                        ? found.objective().department() + " calls something else by the same name."
                        : found.objective().department() + " has “" + found.kpi().name + "”. "
                                + found.overlap().sentence());
        return view;
    }

    private static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
