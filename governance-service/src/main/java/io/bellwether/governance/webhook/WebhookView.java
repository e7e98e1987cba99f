package io.bellwether.governance.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A webhook as it is shown; its secret only where it was just made. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
        UUID id,
        String url,
        String feed,
        List<String> kinds,
        String owner,
        long position,
        Instant madeAt,
        Instant previousSecretUntil,
        String secret,
        long version) {

    static WebhookView of(Webhook one, String secret) {
        return new WebhookView(
                one.id,
                one.url,
                one.feed,
                List.of(one.kinds),
                one.ownerName,
                one.position,
                one.madeAt,
                one.previousUntil,
                secret,
                one.version);
    }
}
