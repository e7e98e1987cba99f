package io.bellwether.objectives.initiative;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an initiative looks like, for the published document; it is kept and shown as it was stated. */
@Schema(name = "Initiative")
public record InitiativeShape(
        UUID id,
        UUID objective,
        String title,
        List<String> channels,
        List<String> audiences,
        List<String> campaigns,
        @Nullable InitiativeRequest.OpenPeriod period,
        @Nullable BigDecimal budget,

        @Schema(enumeration = {"planned", "running", "paused", "ended"})
        String status,

        long version,
        String department) {}
