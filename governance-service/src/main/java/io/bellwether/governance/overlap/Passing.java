package io.bellwether.governance.overlap;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What happens without anybody's act: responsibilities begin and end with the days, and rules change with a release. */
@ApplicationScoped
public class Passing {

    /** Goes up whenever the rules find something else than before or say it otherwise, so that everything is examined by the new ones. */
    static final String RULES = "3";

    @Inject
    Examination examination;

    @Inject
    FullExamination full;

    @Inject
    EntityManager entities;

    /** Before the feed is followed: what the service slept through is caught up with. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
        if (RULES.equals(examinedBy())) {
            examination.ofResponsibilities();
        } else {
            full.run();
            remember();
        }
    }

    @Scheduled(cron = "1 0 0 * * ?", timeZone = "${bellwether.zone}")
    void midnight() {
        examination.ofResponsibilities();
    }

    private String examinedBy() {
        List<?> found = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select value from installation where key = 'overlap-rules'")
                        .getResultList());
        return found.isEmpty() ? "" : (String) found.get(0);
    }

    private void remember() {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        entities.createNativeQuery("""
                            insert into installation values ('overlap-rules', ?1)
                            on conflict (key) do update set value = excluded.value
                            """).setParameter(1, RULES).executeUpdate());
    }
}
