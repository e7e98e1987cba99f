package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.measure.Canonical;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** KPIs as they are shown, and as the journal and the feed tell of them. */
@ApplicationScoped
public class KpiViews {

    @Inject
    Sharing sharing;

    @Inject
    Catalogue catalogue;

    @Inject
    ObjectMapper mapper;

    /** What is shown of a KPI, without its standing. */
    public Map<String, Object> view(KpiService.Found found) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", found.kpi().id);
        view.put("objective", found.kpi().objective);
        view.put("department", found.objective().department());
        try {
            view.putAll(mapper.readValue(found.version().body, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a definition cannot be read", corrupt);
        }
        view.put("canonical", found.version().canonical);
        view.put("shared", sharing.view(found.version()));
        view.put("version", found.kpi().version);
        return view;
    }

    /** A version as the list of versions shows it. */
    public Map<String, Object> versionView(KpiVersion version) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("version", version.number);
        view.put("effectiveFrom", version.effectiveFrom);
        view.put("savedAt", version.savedAt);
        view.put("savedBy", version.savedBy);
        view.put("reason", version.reason);
        view.put("shared", Sharing.of(version));
        try {
            view.put("definition", mapper.readTree(version.body));
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a definition cannot be read", corrupt);
        }
        return view;
    }

    Map<String, Object> event(Objective objective, Kpi kpi, KpiVersion version) {
        Map<String, Object> event = view(new KpiService.Found(kpi, version, objective));
        event.putAll(ObjectiveService.context(objective));
        event.put("period", new Period(objective.periodStart(), objective.periodEnd()));
        event.put("canBeNegative", canBeNegative(version));
        return event;
    }

    /** Told to who follows the feed, since only here it is known what the metrics' values can be. */
    private boolean canBeNegative(KpiVersion version) {
        return version.canonical != null
                && Canonical.of(version.canonical)
                        .canBeNegative(metric ->
                                Optional.ofNullable(catalogue.state(metric).min()));
    }
}
