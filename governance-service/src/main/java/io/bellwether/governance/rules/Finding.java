package io.bellwether.governance.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * An overlap that was found.
 *
 * @param kind as in the design: {@code identical-kpi} …
 * @param severity {@code high}, {@code medium}, {@code low} or {@code lowest}; see {@link Severity}
 */
public record Finding(
        String kind, String severity, boolean contradictory, List<Party> parties, List<Map<String, Object>> evidence) {

    public Finding {
        parties = List.copyOf(parties);
        evidence = List.copyOf(evidence);
    }

    /** One side. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Party(String department, String objective, String kpi, String initiative, String name) {}
}
