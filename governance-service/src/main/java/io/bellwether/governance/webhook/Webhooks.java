package io.bellwether.governance.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The webhooks that there are. */
@ApplicationScoped
class Webhooks implements PanacheRepositoryBase<Webhook, UUID> {

    List<UUID> ids() {
        return getEntityManager()
                .createQuery("select id from Webhook order by id", UUID.class)
                .getResultList();
    }

    /** Of one owner, or (null) of all. */
    List<Webhook> page(String owner, UUID after, int limit) {
        return find("(?1 is null or owner = ?1) and (?2 is null or id > ?2) order by id", owner, after)
                .page(0, limit)
                .list();
    }
}
