package io.bellwether.governance.overview;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.decision.Unsettled;
import io.bellwether.governance.overlap.Declarations;
import io.bellwether.governance.overlap.Overlaps;
import io.bellwether.governance.responsibility.ResponsibilityService;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What needs somebody's decision. */
@ApplicationScoped
class Waiting {

    /** A page shows this many; the list of overlaps has the rest. */
    private static final int SHOWN = 20;

    @Inject
    Overlaps overlaps;

    @Inject
    Declarations declarations;

    @Inject
    ResponsibilityService responsibilities;

    @Inject
    Unsettled decisions;

    @Inject
    Policy policy;

    @Inject
    EntityManager entities;

    OverviewView.NeedsDecision of(Caller caller, LocalDate today) {
        return new OverviewView.NeedsDecision(
                counts(), overlaps.gravest(SHOWN), consents(caller, today), decisions.waiting(SHOWN));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String word : List.of("open", "under-review", "high", "medium", "low", "lowest")) {
            counts.put(word, 0L);
        }
        for (Object one : entities.createNativeQuery("""
                        select status, severity, count(*) from overlap
                        where status in ('open', 'under-review') group by 1, 2
                        """).getResultList()) {
            Object[] row = (Object[]) one;
            long count = ((Number) row[2]).longValue();
            counts.merge((String) row[0], count, Long::sum);
            counts.merge((String) row[1], count, Long::sum);
        }
        return counts;
    }

    /** Shown to who may read the draft, and to the department that is asked. */
    private List<OverviewView.Consent> consents(Caller caller, LocalDate today) {
        List<OverviewView.Consent> consents = new ArrayList<>();
        for (JsonNode one : declarations.awaitingConsent()) {
            String department = one.path("department").asText();
            String type = one.path("type").asText();
            String leader = responsibilities.leader(type, today);
            if (policy.allowsFor("draft.read", department) || caller.owns(leader)) {
                consents.add(new OverviewView.Consent(
                        one.path("id").asText(), one.path("title").asText(), department, type, leader));
            }
        }
        return consents;
    }
}
