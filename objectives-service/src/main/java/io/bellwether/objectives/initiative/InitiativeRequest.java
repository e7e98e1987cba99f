package io.bellwether.objectives.initiative;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What an owner states of an initiative. Lists are slugs; left out or empty means all. */
@JsonIgnoreProperties({"id", "objective", "department", "version"})
public record InitiativeRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\n\\r\\t]*", message = "is one line")
        String title,

        @Size(max = 50) List<@NotNull @Pattern(regexp = SLUG, message = "is a slug like linkedin") String> channels,
        @Size(max = 50) List<@NotNull @Pattern(regexp = SLUG, message = "is a slug like graduates") String> audiences,
        @Size(max = 50) List<@NotNull @Pattern(regexp = SLUG, message = "is a slug like spring-2026") String> campaigns,
        OpenPeriod period,
        @PositiveOrZero BigDecimal budget,

        @Pattern(regexp = "planned|running|paused|ended", message = "is planned, running, paused or ended")
        String status) {

    static final String SLUG = "[a-z0-9]+(?:[-_.][a-z0-9]+)*";

    /** Days, both inclusive; a missing one is the objective's. */
    public record OpenPeriod(
            @Nullable LocalDate start, @Nullable LocalDate end) {}

    public InitiativeRequest {
        channels = slugs(channels);
        audiences = slugs(audiences);
        campaigns = slugs(campaigns);
    }

    /** Trimmed, in small letters, each once and in order; what is no slug then is refused by its rule. */
    private static List<String> slugs(List<String> stated) {
        return stated == null
                ? List.of()
                : stated.stream()
                        .map(one -> one == null ? null : one.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted(Comparator.nullsFirst(Comparator.naturalOrder()))
                        .toList();
    }

    InitiativeRequest normalised() {
        return new InitiativeRequest(
                title.strip(), channels, audiences, campaigns, period, budget, status == null ? "planned" : status);
    }
}
