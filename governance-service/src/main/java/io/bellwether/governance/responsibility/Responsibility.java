package io.bellwether.governance.responsibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A decided responsibility; {@code untilDay} is inclusive, null while it lasts. */
@Entity
class Responsibility {

    @Id
    UUID id;

    @Column(name = "objective_type")
    String objectiveType;

    String department;
    String[] contributors;
    String[] channels;

    @Column(name = "from_day")
    LocalDate fromDay;

    @Column(name = "until_day")
    LocalDate untilDay;

    String rationale;

    @JdbcTypeCode(SqlTypes.JSON)
    String alternatives;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "review_by")
    LocalDate reviewBy;

    /** The later decision that ended it, null where none did. */
    @Column(name = "ended_by")
    UUID endedBy;

    /** Where a later decision ended it: until when it was meant to last. */
    @Column(name = "intended_until")
    LocalDate intendedUntil;

    /** The one whose other channels it carries on, since a later decision took some. */
    UUID continues;

    long version;

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(fromDay) && (untilDay == null || !day.isAfter(untilDay));
    }

    /** Whether it is for all channels for which nothing narrower was decided. */
    boolean isWhole() {
        return channels.length == 0;
    }

    /** Whether some channel would have two leaders if both were in force; the whole scope is one of its own. */
    boolean sharesScopeWith(Responsibility other) {
        return isWhole()
                ? other.isWhole()
                : !java.util.Collections.disjoint(List.of(channels), List.of(other.channels));
    }

    /** Its channels that another one does not name. */
    String[] channelsWithout(Responsibility other) {
        List<String> taken = List.of(other.channels);
        return Arrays.stream(channels)
                .filter(channel -> !taken.contains(channel))
                .toArray(String[]::new);
    }
}
