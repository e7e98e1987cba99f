package io.bellwether.governance.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What the coordinator decides.
 *
 * @param effect {@code lead-and-contribute} (with {@code lead}), {@code share-kpi} (with {@code shared}),
 *     {@code split-scope} (with {@code scopes}), {@code transfer} (with {@code objective} and {@code to}), {@code stop}
 *     (with {@code initiative} and {@code on}), {@code accept} (with {@code reviewOn}) or {@code revert} (with
 *     {@code decision})
 * @param lead id of the objective that leads
 * @param shared id of the KPI whose definition is shared
 * @param on the initiative's last day
 * @param reviewOn when both are looked at again
 * @param decision id of the decision that is undone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionRequest(
        @NotBlank String effect,
        @NotBlank @Size(max = 5_000) String reason,
        UUID lead,
        UUID shared,
        @Size(min = 1, max = 50) @Valid List<@NotNull @Valid Scope> scopes,
        UUID objective,
        @Size(max = 100) String to,
        UUID initiative,
        LocalDate on,
        LocalDate reviewOn,
        UUID decision) {

    private static final String SLUG = "[a-z0-9]+(?:[-_.][a-z0-9]+)*";

    /** The agreed scope of an initiative; what is left out stays as it is, an empty list is all. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Scope(
            @NotNull UUID initiative,

            @Size(max = 50) List<@NotNull @Pattern(regexp = SLUG, message = "is a slug like linkedin") String> channels,

            @Size(max = 50)
            List<@NotNull @Pattern(regexp = SLUG, message = "is a slug like graduates") String> audiences,

            Days period) {}

    /** Days, both inclusive; a missing one is the objective's. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Days(LocalDate start, LocalDate end) {}
}
