package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the standings of KPIs together to that of an objective, a department or the organisation. */
public final class RollUp {

    private static final List<String> WORST_FIRST = List.of(
            "missed", "off-track", "stale", "no-data", "not-computable", "at-risk", "too-early", "on-track", "met");
    private static final Set<String> UNCOVERED = Set.of("not-computable", "no-data", "stale");
    private static final Set<String> CHANGE_NOTHING = Set.of("not-applicable", "not-started");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private RollUp() {}

    /**
     * A KPI as it enters.
     *
     * @param identity what makes it the same KPI: a shared one is counted once, with its highest weight
     */
    public record Member(String identity, BigDecimal weight, String status, BigDecimal contribution) {}

    /** How much of it is known: KPIs covered, of how many, and their share of the weight. */
    public record Coverage(int kpis, int of, BigDecimal weight) {}

    /**
     * A parent's standing.
     *
     * @param status the worst of the covered ones, or {@code not-computable} below half of the weight
     * @param worst the worst of all
     * @param progress weighted mean of the contributions covered, null where there are none
     */
    public record Result(
            String status, String worst, @Nullable BigDecimal progress, Coverage coverage) {}

    /** Rolls up. */
    public static Result of(Collection<Member> members) {
        Map<String, Member> distinct = new LinkedHashMap<>();
        for (Member member : members) {
            distinct.merge(
                    member.identity(),
                    member,
                    (one, other) -> one.weight().compareTo(other.weight()) >= 0 ? one : other);
        }
        List<Member> counted = new ArrayList<>();
        for (Member member : distinct.values()) {
            if (!CHANGE_NOTHING.contains(member.status())) {
                counted.add(member);
            }
        }
        if (counted.isEmpty()) {
            boolean started =
                    distinct.values().stream().allMatch(one -> one.status().equals("not-applicable"));
            String status = started ? "not-applicable" : "not-started";
            return new Result(status, status, null, new Coverage(0, 0, BigDecimal.ZERO));
        }
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal covered = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        List<String> coveredStatuses = new ArrayList<>();
        for (Member member : counted) {
            all = all.add(member.weight());
            if (!UNCOVERED.contains(member.status())) {
                covered = covered.add(member.weight());
                sum = sum.add(member.weight()
                        .multiply(member.contribution() == null ? BigDecimal.ZERO : member.contribution()));
                coveredStatuses.add(member.status());
            }
        }
        BigDecimal share = all.signum() == 0 ? BigDecimal.ZERO : covered.divide(all, Evaluator.DIGITS);
        boolean enough = share.compareTo(HALF) >= 0 && !coveredStatuses.isEmpty();
        String worst = worst(counted.stream().map(Member::status).toList());
        return new Result(
                enough ? worst(coveredStatuses) : "not-computable",
                worst,
                enough && covered.signum() > 0 ? Evaluation.publish(sum.divide(covered, Evaluator.DIGITS)) : null,
                new Coverage(coveredStatuses.size(), counted.size(), Evaluation.publish(share)));
    }

    private static String worst(List<String> statuses) {
        return WORST_FIRST.stream().filter(statuses::contains).findFirst().orElse("not-applicable");
    }
}
