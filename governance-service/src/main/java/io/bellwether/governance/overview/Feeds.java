package io.bellwether.governance.overview;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.clock.OrganisationZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Metrics and KPIs that have gone quiet. */
@ApplicationScoped
class Feeds {

    @Inject
    EntityManager entities;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    /** The metrics that active KPIs read. */
    @Transactional
    Set<String> wanted() {
        Set<String> metrics = new LinkedHashSet<>();
        for (Object one : entities.createNativeQuery("""
                        select distinct unnest(metrics) as metric from declared where kind = 'kpi' and active order by 1
                        """).getResultList()) {
            metrics.add((String) one);
        }
        return metrics;
    }

    /** Older than twice the cadence, as a KPI without a freshness of its own would judge it; never measured is not stale. */
    List<OverviewView.StaleFeed> stale(JsonNode metrics) {
        List<OverviewView.StaleFeed> stale = new ArrayList<>();
        if (metrics == null) {
            return stale;
        }
        for (JsonNode metric : metrics) {
            String cadence = metric.path("cadence").asText(null);
            Instant newest = newest(metric);
            if (cadence != null && newest != null && freshUntil(newest, cadence).isBefore(clock.instant())) {
                stale.add(new OverviewView.StaleFeed(
                        metric.path("key").asText(),
                        metric.path("name").asText(),
                        metric.path("department").asText(),
                        cadence,
                        newest,
                        "“" + metric.path("name").asText() + "” was last measured on " + zone.dayOf(newest)
                                + "; it should come every " + cadence + "."));
            }
        }
        return stale;
    }

    private Instant newest(JsonNode metric) {
        Instant measured =
                metric.hasNonNull("newest") ? Instant.parse(metric.get("newest").asText()) : null;
        if (!metric.hasNonNull("completeUntil")) {
            return measured;
        }
        Instant complete = zone.startOf(
                LocalDate.parse(metric.get("completeUntil").asText()).plusDays(1));
        return measured == null || complete.isAfter(measured) ? complete : measured;
    }

    private Instant freshUntil(Instant newest, String cadence) {
        ZonedDateTime at = newest.atZone(zone.zone());
        ZonedDateTime until = cadence.contains("T")
                ? at.plus(Duration.parse(cadence).multipliedBy(2))
                : at.plus(Period.parse(cadence).multipliedBy(2));
        return until.toInstant();
    }

    /** Those that the scorecard calls stale. */
    static List<OverviewView.StaleKpi> staleKpis(JsonNode scorecard) {
        List<OverviewView.StaleKpi> stale = new ArrayList<>();
        if (scorecard == null) {
            return stale;
        }
        for (JsonNode department : scorecard.path("departments")) {
            for (JsonNode objective : department.path("objectives")) {
                for (JsonNode kpi : objective.path("kpis")) {
                    if (kpi.at("/standing/status").asText().equals("stale")) {
                        stale.add(new OverviewView.StaleKpi(
                                kpi.path("id").asText(),
                                kpi.path("name").asText(),
                                department.path("department").asText(),
                                objective.path("id").asText(),
                                kpi.at("/standing/newest").asText(null)));
                    }
                }
            }
        }
        return stale;
    }
}
