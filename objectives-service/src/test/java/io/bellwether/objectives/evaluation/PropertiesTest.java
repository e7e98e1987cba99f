package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * The design's properties, each named as its sentence. Those of the API and the journal (7, 10, 14) are in {@code
 * StandingTest}; those of ingest (9, 13) are the measurements service's.
 */
class PropertiesTest {

    private static final int DIGITS = 15;
    private static final Set<String> GREEN = Set.of("on-track", "met");
    private static final Set<String> BEHIND = Set.of("at-risk", "off-track", "missed");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String POINTS =
            "{'kind':'change','by':%s,'unit':'points','over':'%s','baseline':{'value':%s,'provenance':'r'}}";

    @Provide
    Arbitrary<BigDecimal> figures() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                .ofScale(3);
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("1000000"))
                .ofScale(3);
    }

    /** Moments of the year and some weeks beyond. */
    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(0, Duration.ofDays(400).toSeconds()).map(START::plusSeconds);
    }

    /** Every kind of target that is measured, with the bounds {@code a <= b} put in. */
    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<String> kinds = Arbitraries.of(
                "{'kind':'total','atLeast':%1$s}",
                "{'kind':'limit','atMost':%1$s}",
                "{'kind':'level','atLeast':%1$s,'over':'P30D'}",
                "{'kind':'level','atMost':%1$s,'over':'P30D'}",
                "{'kind':'level','atLeast':%2$s,'baseline':{'value':%1$s,'provenance':'r'}}",
                "{'kind':'change','by':-%1$s,'unit':'points','over':'P7D','baseline':{'value':%2$s,'provenance':'r'}}",
                "{'kind':'change','by':20,'unit':'percent','baseline':{'from':'2025-01-01','to':'2025-12-31'}}",
                "{'kind':'every','every':'month','atLeast':%1$s,'needed':0.8}",
                "{'kind':'every','every':'month','atMost':%1$s}",
                "{'kind':'every','every':'month','extra':%1$s,'baseline':{'value':3,'provenance':'r'}}",
                "{'kind':'band','every':'month','min':%1$s,'max':%2$s,'needed':0.5}");
        Arbitrary<BigDecimal> values = figures().injectNull(0.1);
        return Combinators.combine(kinds, amounts(), amounts(), values, values, moments(), months())
                .as((kind, one, other, value, base, at, months) -> {
                    BigDecimal least = one.min(other);
                    BigDecimal most = one.max(other).add(BigDecimal.ONE);
                    boolean sums = kind.contains("total") || kind.contains("limit");
                    Situation made = Situation.of(sums ? "sum(m)" : "mean(m)", kind.formatted(least, most))
                            .at(at)
                            .value(value)
                            .baseline(base == null ? null : base.toPlainString());
                    return made.months(months.toArray(String[]::new));
                });
    }

    @Provide
    Arbitrary<List<String>> months() {
        return figures().injectNull(0.2).list().ofSize(12).map(list -> list.stream()
                .map(number -> number == null ? "-" : number.toPlainString())
                .toList());
    }

    private static List<BigDecimal> figuresOf(Standing standing) {
        List<BigDecimal> found = new ArrayList<>(Stream.of(
                        standing.value(),
                        standing.baseline(),
                        standing.target(),
                        standing.progress(),
                        standing.bar(),
                        standing.contribution(),
                        standing.expected(),
                        standing.pace())
                .filter(number -> number != null)
                .toList());
        if (standing.periods() != null) {
            standing.periods().stream()
                    .flatMap(one -> Stream.of(one.value(), one.due()))
                    .filter(number -> number != null)
                    .forEach(found::add);
        }
        return found;
    }

    @Property(tries = 400)
    void p01_no_figure_is_ever_NaN_or_infinite_and_none_has_more_than_15_digits(
            @ForAll("situations") Situation situation) {
        Standing standing = situation.standing();
        assertThat(standing.status()).isNotNull();
        for (BigDecimal figure : figuresOf(standing)) {
            assertThat(figure.round(new MathContext(DIGITS))).isEqualByComparingTo(figure);
        }
        Stream.of(standing.bar(), standing.contribution())
                .filter(number -> number != null)
                .forEach(share -> assertThat(share).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
    }

    @Property(tries = 300)
    void p02_at_its_target_a_figure_is_attained_at_the_end_and_never_behind_before(
            @ForAll("amounts") BigDecimal target,
            @ForAll("amounts") BigDecimal distance,
            @ForAll boolean upwards,
            @ForAll("moments") Instant at) {
        BigDecimal base = upwards ? target.subtract(distance) : target.add(distance);
        String goal = upwards ? "'atLeast':" + target : "'atMost':" + target;
        for (Situation situation : List.of(
                Situation.of("sum(m)", "{'kind':'total','atLeast':" + target + "}"),
                Situation.of("mean(m)", "{'kind':'level'," + goal + "}"),
                Situation.of(
                        "mean(m)", "{'kind':'level'," + goal + ",'baseline':{'value':" + base + ",'provenance':'r'}}"),
                Situation.of("mean(m)", POINTS.formatted(target.subtract(base), "P30D", base)))) {
            Standing standing = situation.at(at).value(target).standing();
            assertThat(BEHIND).doesNotContain(standing.status());
            if (!at.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
                assertThat(standing.status()).isEqualTo("met");
                assertThat(standing.attained()).isEqualTo("yes");
            }
        }
    }

    @Property(tries = 300)
    void p03_at_its_baseline_nothing_is_covered(
            @ForAll("figures") BigDecimal base, @ForAll("figures") BigDecimal by, @ForAll("moments") Instant at) {
        Assume.that(by.signum() != 0);
        assertThat(Situation.of("mean(m)", POINTS.formatted(by, "period", base))
                        .at(at)
                        .value(base)
                        .standing()
                        .progress())
                .isEqualByComparingTo("0");
    }

    @Property(tries = 300)
    void p04_moving_to_the_better_side_never_lowers_progress(
            @ForAll("figures") BigDecimal base,
            @ForAll("figures") BigDecimal by,
            @ForAll("figures") BigDecimal one,
            @ForAll("figures") BigDecimal other,
            @ForAll("amounts") BigDecimal bound) {
        Assume.that(by.signum() != 0);
        BigDecimal worse = by.signum() > 0 ? one.min(other) : one.max(other);
        BigDecimal better = by.signum() > 0 ? one.max(other) : one.min(other);
        String change = POINTS.formatted(by, "P30D", base);
        assertThat(progress("mean(m)", change, better)).isGreaterThanOrEqualTo(progress("mean(m)", change, worse));
        String total = "{'kind':'total','atLeast':" + bound + "}";
        assertThat(progress("sum(m)", total, one.max(other)))
                .isGreaterThanOrEqualTo(progress("sum(m)", total, one.min(other)));
        String limit = "{'kind':'limit','atMost':" + bound + "}";
        assertThat(progress("sum(m)", limit, one.min(other)))
                .isGreaterThanOrEqualTo(progress("sum(m)", limit, one.max(other)));
    }

    private static BigDecimal progress(String measure, String target, BigDecimal value) {
        return Situation.of(measure, target).value(value).standing().progress();
    }

    @Property(tries = 300)
    void p05_increase_and_decrease_mirror(
            @ForAll("figures") BigDecimal base, @ForAll("figures") BigDecimal by, @ForAll("figures") BigDecimal value) {
        Assume.that(by.signum() != 0);
        Standing up = Situation.of("mean(m)", POINTS.formatted(by, "P30D", base))
                .value(value)
                .standing();
        Standing down = Situation.of("mean(m)", POINTS.formatted(by.negate(), "P30D", base.negate()))
                .value(value.negate())
                .standing();
        assertThat(down.progress()).isEqualTo(up.progress());
        assertThat(down.status()).isEqualTo(up.status());
    }

    @Property(tries = 300)
    void p06_changing_the_unit_changes_nothing(
            @ForAll("figures") BigDecimal base,
            @ForAll("figures") BigDecimal by,
            @ForAll("figures") BigDecimal value,
            @ForAll("amounts") BigDecimal factor,
            @ForAll("figures") BigDecimal shift,
            @ForAll("amounts") BigDecimal bound) {
        Assume.that(by.signum() != 0);
        Standing one = Situation.of("mean(m)", POINTS.formatted(by, "P30D", base))
                .value(value)
                .standing();
        Standing other = Situation.of(
                        "mean(m)",
                        POINTS.formatted(
                                by.multiply(factor).toPlainString(),
                                "P30D",
                                base.multiply(factor).add(shift).toPlainString()))
                .value(value.multiply(factor).add(shift))
                .standing();
        assertThat(other.progress()).isEqualTo(one.progress());
        assertThat(other.status()).isEqualTo(one.status());
        for (String target : List.of("{'kind':'total','atLeast':%s}", "{'kind':'limit','atMost':%s}")) {
            Standing small =
                    Situation.of("sum(m)", target.formatted(bound)).value(value).standing();
            Standing large = Situation.of(
                            "sum(m)", target.formatted(bound.multiply(factor).toPlainString()))
                    .value(value.multiply(factor))
                    .standing();
            assertThat(large.progress()).isEqualTo(small.progress());
            assertThat(large.status()).isEqualTo(small.status());
        }
    }

    @Property(tries = 200)
    void p08_adding_a_not_applicable_child_leaves_its_parent_as_it_was(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 8) Integer> kinds) {
        List<RollUp.Member> members = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            members.add(member(i, STATUSES.get(kinds.get(i))));
        }
        RollUp.Result before = RollUp.of(members);
        members.add(new RollUp.Member("n/a", new BigDecimal(7), "not-applicable", null));
        assertThat(RollUp.of(members)).isEqualTo(before);
    }

    private static final List<String> STATUSES = List.of(
            "missed", "off-track", "stale", "no-data", "not-computable", "at-risk", "too-early", "on-track", "met");

    private static RollUp.Member member(int i, String status) {
        return new RollUp.Member(
                "k" + i, new BigDecimal(i + 1), status, new BigDecimal("0.1").multiply(new BigDecimal(i)));
    }

    @Property(tries = 300)
    void p11_no_data_is_never_green(@ForAll("situations") Situation situation) {
        Standing silent = situation
                .neverMeasured()
                .months("-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-")
                .standing();
        assertThat(GREEN).doesNotContain(silent.status());
        assertThat(GREEN)
                .doesNotContain(situation
                        .missing(Missing.ZERO)
                        .freshness("P7D")
                        .standing()
                        .status());
    }

    @Property(tries = 200)
    void p12_a_ratio_over_several_parts_is_the_ratio_of_the_sums(
            @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 0, max = 1000) Integer> above,
            @ForAll @IntRange(min = 1, max = 50) int below) {
        long part = above.stream().mapToLong(Integer::longValue).sum();
        long whole = (long) below * above.size();
        BigDecimal exact = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), Evaluator.DIGITS);
        assertThat(Situation.of("sum(m) / sum(n)", "{'kind':'level','atLeast':0.2}")
                        .value(exact)
                        .standing()
                        .value())
                .isEqualTo(Evaluation.publish(exact));
    }
}
