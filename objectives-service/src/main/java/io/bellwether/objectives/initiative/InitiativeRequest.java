package io.bellwether.objectives.initiative;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

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
    public record OpenPeriod(LocalDate start, LocalDate end) {}

    InitiativeRequest normalised() {
        return new InitiativeRequest(
                title.strip(),
                channels == null
                        ? List.of()
                        : channels.stream().distinct().sorted().toList(),
                audiences == null
                        ? List.of()
                        : audiences.stream().distinct().sorted().toList(),
                campaigns == null
                        ? List.of()
                        : campaigns.stream().distinct().sorted().toList(),
                period,
                budget,
                status == null ? "planned" : status);
    }
}
