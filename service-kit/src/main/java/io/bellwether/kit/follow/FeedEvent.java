package io.bellwether.kit.follow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** An event of a feed as it is read; {@code type} carries the prefix {@code io.bellwether.}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FeedEvent(String id, String source, String type, String subject, Instant time, Data data) {

    /** States are null where there is none. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Data(JsonNode before, JsonNode after, JsonNode by, String department, String reason) {}

    public long position() {
        return Long.parseLong(id);
    }

    /** The type without the product's prefix: {@code kpi.created}. */
    public String kind() {
        return type.substring("io.bellwether.".length());
    }

    /** The subject's key: what follows the first slash. */
    public String key() {
        return subject.substring(subject.indexOf('/') + 1);
    }
}
