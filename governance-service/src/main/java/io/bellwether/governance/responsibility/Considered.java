package io.bellwether.governance.responsibility;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bellwether.governance.department.Departments;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The considered-choice report. */
@ApplicationScoped
public class Considered {

    @Inject
    ResponsibilityService responsibilities;

    @Inject
    Departments departments;

    @Inject
    EntityManager entities;

    /**
     * How much runs under a type now.
     *
     * @param share of the organisation's active KPIs, 0 to 1; null when there are none at all
     */
    public record Activity(
            long objectives,
            long kpis,
            long initiatives,
            @Nullable BigDecimal share) {}

    /**
     * A responsibility that nobody has considered, or not lately.
     *
     * @param findings {@code only-by-default}, {@code no-alternatives}, {@code review-overdue}, {@code leader-closed}
     */
    public record Unconsidered(
            String objectiveType,
            ResponsibilityView responsibility,
            List<String> findings,
            Activity activity,
            String sentence) {

        @JsonIgnore
        String key() {
            return objectiveType + " " + (responsibility.id() == null ? "" : responsibility.id());
        }
    }

    /** By type; what is in force on the day only. */
    @Transactional
    public List<Unconsidered> report(LocalDate today) {
        Map<String, Activity> activities = activities();
        List<Unconsidered> found = new ArrayList<>();
        for (ResponsibilityView one : responsibilities.on(today, null, null)) {
            List<String> findings = findings(one, today);
            if (!findings.isEmpty()) {
                Activity activity = activities.getOrDefault(
                        one.objectiveType(), new Activity(0, 0, 0, activities.isEmpty() ? null : BigDecimal.ZERO));
                found.add(new Unconsidered(
                        one.objectiveType(), one, findings, activity, sentence(one, findings, activity)));
            }
        }
        found.sort(Comparator.comparing(Unconsidered::key));
        return found;
    }

    private List<String> findings(ResponsibilityView one, LocalDate today) {
        List<String> findings = new ArrayList<>();
        if (one.origin().equals("by-default")) {
            findings.add("only-by-default");
        } else if (one.alternatives().isEmpty()) {
            findings.add("no-alternatives");
        }
        if (one.reviewBy() != null && one.reviewBy().isBefore(today)) {
            findings.add("review-overdue");
        }
        if (departments.isClosed(one.department())) {
            findings.add("leader-closed");
        }
        return findings;
    }

    private static String sentence(ResponsibilityView one, List<String> findings, Activity activity) {
        List<String> why = new ArrayList<>();
        for (String finding : findings) {
            why.add(
                    switch (finding) {
                        case "only-by-default" -> "only by default, as its natural owner";
                        case "no-alternatives" -> "by a decision that considered no alternative";
                        case "review-overdue" -> "though it was to be looked at again by " + one.reviewBy();
                        default -> "though that department is closed";
                    });
        }
        String share = activity.share() == null ? "" : ", " + percent(activity.share()) + " % of all KPIs";
        return one.department() + " leads the type " + one.objectiveType()
                + (one.isWhole() ? "" : " on " + String.join(", ", one.channels())) + " " + String.join(", ", why)
                + "; " + count(activity.objectives(), "active objective") + " and " + count(activity.kpis(), "KPI")
                + " run under it" + share + ".";
    }

    private static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
        return (percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros()).toPlainString();
    }

    private static String count(long many, String what) {
        return many + " " + what + (many == 1 ? "" : "s");
    }

    private Map<String, Activity> activities() {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        long kpis = 0;
        for (Object one : entities.createNativeQuery("""
                        select coalesce(body ->> 'objectiveType', body ->> 'type') as type, kind, count(*) from declared
                        where active group by 1, 2
                        """).getResultList()) {
            Object[] row = (Object[]) one;
            long count = ((Number) row[2]).longValue();
            counts.computeIfAbsent((String) row[0], type -> new HashMap<>()).put((String) row[1], count);
            kpis += row[1].equals("kpi") ? count : 0;
        }
        Map<String, Activity> activities = new HashMap<>();
        for (Map.Entry<String, Map<String, Long>> one : counts.entrySet()) {
            Map<String, Long> of = one.getValue();
            long own = of.getOrDefault("kpi", 0L);
            BigDecimal share = kpis == 0
                    ? null
                    : BigDecimal.valueOf(own).divide(BigDecimal.valueOf(kpis), 4, RoundingMode.HALF_EVEN);
            activities.put(
                    one.getKey(),
                    new Activity(of.getOrDefault("objective", 0L), own, of.getOrDefault("initiative", 0L), share));
        }
        return activities;
    }
}
