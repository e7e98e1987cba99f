package io.bellwether.objectives.objective;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An objective. {@code version} counts changes of its definition, not of its KPIs. */
@Entity
public class Objective {

    @Id
    UUID id;

    String title;
    String description;
    String type;
    String department;
    UUID parent;

    @Column(name = "code_key")
    String key;

    @Column(name = "contributes_to")
    UUID contributesTo;

    BigDecimal weight;
    String deputy;

    @Column(name = "period_start")
    LocalDate periodStart;

    @Column(name = "period_end")
    LocalDate periodEnd;

    String status;
    boolean outside;

    @Column(name = "closed_at")
    Instant closedAt;

    String outcome;
    String retrospective;

    @Column(name = "consent_granted")
    Boolean consentGranted;

    @Column(name = "consent_reason")
    String consentReason;

    @Column(name = "consent_by")
    String consentBy;

    @Column(name = "consent_at")
    Instant consentAt;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Link> links;

    long version;

    public UUID id() {
        return id;
    }

    /** Its name in a file of objectives as code; null where it has none of its own. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public String type() {
        return type;
    }

    public String department() {
        return department;
    }

    public BigDecimal weight() {
        return weight;
    }

    public LocalDate periodStart() {
        return periodStart;
    }

    public LocalDate periodEnd() {
        return periodEnd;
    }

    public Instant closedAt() {
        return closedAt;
    }

    public String status() {
        return status;
    }

    public long version() {
        return version;
    }

    public UUID parent() {
        return parent;
    }

    /** The objective that leads, by a decision; its standing counts the KPIs of this one, too. */
    public UUID contributesTo() {
        return contributesTo;
    }

    /** Drafts, and those whose consent is asked for, are not published. */
    public boolean isPublished() {
        return status.equals("active") || status.equals("closed");
    }

    public boolean isDraft() {
        return status.equals("draft");
    }

    boolean awaitsConsent() {
        return status.equals("awaiting-consent");
    }
}
