package io.bellwether.governance.overlap;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An overlap; {@code identity} names what meets, so that the same pair found again is the same overlap. */
@Entity
@Table(name = "overlap")
public class OverlapEntity {

    @Id
    UUID id;

    String identity;
    String[] subjects;
    String kind;
    String severity;
    String status;
    boolean contradictory;
    String[] departments;

    /** Ids of the objectives that the parties' KPIs and initiatives belong to. */
    String[] objectives;

    @JdbcTypeCode(SqlTypes.JSON)
    String parties;

    @JdbcTypeCode(SqlTypes.JSON)
    String evidence;

    /** Of all that the last examination found; null where that was before digests were kept. */
    String digest;

    String change;

    @Column(name = "first_seen")
    Instant firstSeen;

    /** Moved for many at once, past this entity: most examinations find what was known. */
    @Column(name = "last_confirmed", updatable = false)
    Instant lastConfirmed;

    /** What of their measurements both sides read, as {@link InCommon} keeps it; written past this entity. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "in_common", insertable = false, updatable = false)
    String inCommon;

    long version;

    /** Whether the last examination found it. */
    boolean present = true;

    /** The decision that is being carried out, or null. */
    UUID pending;

    /** Versions, by path, of what the decision in force rests on, as it left them; null without one. */
    @Column(name = "rests_on")
    @JdbcTypeCode(SqlTypes.JSON)
    String restsOn;

    /** Whether the feed has told everything that the decision itself changed. */
    boolean settled;

    @Column(name = "review_on")
    LocalDate reviewOn;

    public UUID id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    public String status() {
        return status;
    }

    public long version() {
        return version;
    }

    public UUID pending() {
        return pending;
    }

    public LocalDate reviewOn() {
        return reviewOn;
    }

    /** JSON: the parties as {@link io.bellwether.governance.rules.Finding.Party}. */
    public String parties() {
        return parties;
    }
}
