package io.bellwether.governance.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** An address that is told of changes. */
@Entity
class Webhook {

    @Id
    UUID id;

    String owner;

    @Column(name = "owner_name")
    String ownerName;

    @Column(name = "reads_all")
    boolean readsAll;

    String url;
    String feed;
    String[] kinds;
    String secret;

    @Column(name = "previous_secret")
    String previousSecret;

    @Column(name = "previous_until")
    Instant previousUntil;

    long position;

    @Column(name = "made_at")
    Instant madeAt;

    long version;
}
