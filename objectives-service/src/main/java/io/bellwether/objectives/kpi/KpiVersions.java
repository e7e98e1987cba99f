package io.bellwether.objectives.kpi;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** What was stated of KPIs, version after version. */
@ApplicationScoped
class KpiVersions implements PanacheRepositoryBase<KpiVersion, KpiVersion.Key> {

    @Inject
    CurrentCaller caller;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    /** Keeps a statement as the newest version of a KPI. */
    KpiVersion add(Kpi kpi, Statements.Stated stated, String reason) {
        KpiVersion version = new KpiVersion();
        version.kpi = kpi.id;
        version.number = (int) kpi.version;
        version.effectiveFrom = kpi.version == 1
                ? null
                : stated.request().effectiveFrom() == null
                        ? zone.today()
                        : stated.request().effectiveFrom();
        version.savedAt = clock.instant();
        version.savedBy = caller.get().name();
        version.reason = reason;
        version.body = stated.body().toString();
        version.canonical = stated.definition().canonical() == null
                ? null
                : stated.definition().canonical().formula();
        version.metrics = stated.definition().canonical() == null
                ? new String[0]
                : stated.definition().canonical().metrics().toArray(new String[0]);
        persist(version);
        return version;
    }
}
