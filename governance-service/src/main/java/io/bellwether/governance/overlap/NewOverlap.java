package io.bellwether.governance.overlap;

import io.bellwether.governance.rules.Finding;
import io.bellwether.kit.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** An overlap that was never found before: open, in its first version. */
record NewOverlap(
        UUID id,
        String identity,
        String[] subjects,
        String kind,
        String severity,
        boolean contradictory,
        List<String> departments,
        List<String> objectives,
        List<Finding.Party> parties,
        List<Map<String, Object>> evidence,
        String digest,
        Instant at) {

    static NewOverlap of(Found found, Instant at) {
        Finding finding = found.finding();
        return new NewOverlap(
                Ids.next(),
                found.identity(),
                found.subjects(),
                finding.kind(),
                finding.severity(),
                finding.contradictory(),
                departments(finding),
                objectives(finding),
                finding.parties(),
                finding.evidence(),
                found.digest(),
                at);
    }

    static List<String> departments(Finding finding) {
        return finding.parties().stream()
                .map(Finding.Party::department)
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> objectives(Finding finding) {
        return finding.parties().stream()
                .map(Finding.Party::objective)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    OverlapView view() {
        return new OverlapView(
                id,
                kind,
                severity,
                "open",
                contradictory,
                parties,
                evidence,
                (String) evidence.get(0).get("sentence"),
                null,
                null,
                at,
                at,
                1,
                null);
    }
}
