package io.bellwether.governance.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is stated of a webhook.
 *
 * @param kinds beginnings of event types: {@code overlap.}, {@code kpi.changed}; none is every event
 * @param after position of the feed to begin behind; 0 is its beginning
 */
record WebhookRequest(
        @NotBlank @Size(max = 2_000) String url,

        @Pattern(regexp = "governance|objectives", message = "is governance or objectives")
        String feed,

        @Size(max = 50)
        List<@NotNull @Pattern(regexp = "[a-z-]+\\.?[a-z-]*", message = "is like overlap. or kpi.changed") String>
                kinds,

        @PositiveOrZero Long after) {}
