package io.bellwether.governance.overlap;

import io.bellwether.governance.rules.Finding;
import io.bellwether.kit.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** An overlap that was never found before: open, in its first version. */
record NewOverlap(UUID id, Found found, Instant at) {

    static NewOverlap of(Found found, Instant at) {
        return new NewOverlap(Ids.next(), found, at);
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

    /** As it is shown; its lists are not written again. */
    OverlapView view() {
        Finding finding = found.finding();
        return new OverlapView(
                id,
                finding.kind(),
                finding.severity(),
                "open",
                finding.contradictory(),
                new Written<>(finding.parties(), found.partiesText()),
                new Written<>(finding.evidence(), found.evidenceText()),
                (String) finding.evidence().get(0).get("sentence"),
                null,
                null,
                at,
                at,
                1,
                null);
    }
}
