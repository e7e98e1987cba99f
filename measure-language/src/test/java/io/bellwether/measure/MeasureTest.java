package io.bellwether.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(support.calls)",
                "sum(hires{via=\"social\"}) / sum(hires)",
                "mean(csat{channel in (\"chat\",\"social\")})",
                "(sum(mentions{sentiment=\"positive\"}) - sum(mentions{sentiment=\"negative\"})) / sum(mentions)",
                "p95(reply.seconds)",
                "-sum(a) * 2.50",
                "sum(a.7d{not not in (\"x\")}) - -(sum(b) + 1)",
                "sum(a.1.2b.3_) + 1.5 * sum(a.1.2)",
                "sum(a{in in (\"\\\"\",\"\\\\\")}) / 007",
            })
    void what_is_printed_parses_to_the_same(String formula) {
        Measure measure = Measures.parse(formula);
        assertThat(Measures.parse(measure.toString())).isEqualTo(measure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "sum(a) + sum(b) | sum(b)+sum(a)",
                "sum(a{x=\"1\"}) | sum( a { x in (\"1\") } )",
                "sum(a{x in (\"1\",\"2\")}) | sum(a{x in (\"2\",\"1\",\"2\")})",
                "sum(a{x!=\"1\", x!=\"2\"}) | sum(a{x not in (\"2\",\"1\")})",
                "sum(a{x in (\"1\",\"2\"), x!=\"2\"}) | sum(a{x=\"1\"})",
                "-(sum(a) - sum(b)) | sum(b) - sum(a)",
                "2 * (sum(a) + sum(b)) | sum(a)*2 + 2*sum(b)",
                "sum(a) / (sum(b) * sum(c)) | sum(a) / sum(c) / sum(b)",
                "sum(a) / sum(b) * sum(c) | sum(c) * sum(a) / sum(b)",
                "(sum(a) + sum(b)) / 4 | 0.25*sum(a) + sum(b)/4",
                "sum(a) - sum(a) + sum(b) | 0*sum(a) + sum(b)",
                "(2*sum(a) + 2*sum(b)) / sum(c) | 2*((sum(b) + sum(a)) / sum(c))",
            })
    void spelling_does_not_matter(String one, String other) {
        assertThat(Canonical.of(one)).isEqualTo(Canonical.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "sum(a) + sum(b) - sum(b) | sum(a)",
                "sum(a) / (sum(b) / sum(c)) | sum(a) * sum(c) / sum(b)",
                "(sum(a) + sum(b)) / sum(c) | sum(a) / sum(c) + sum(b) / sum(c)",
                "sum(a) * sum(b) / sum(b) | sum(a)",
                "sum(a{x=\"1\"}) + sum(a{x=\"2\"}) | sum(a{x in (\"1\",\"2\")})",
                "sum(a) / count(a) | mean(a)",
                "sum(a{x=\"A\"}) | sum(a{x=\"a\"})",
            })
    void what_is_not_the_same_by_form_is_not_made_so(String one, String other) {
        assertThat(Canonical.of(one).text()).isNotEqualTo(Canonical.of(other).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "sum(a) | IDENTICAL | sum(a)",
                "sum(a) / 30 | SCALED | sum(a)",
                "sum(b) - sum(a) | SCALED | sum(a) - sum(b)",
                "sum(hires{via=\"social\"}) | CONTAINED | sum(hires)",
                "sum(hires) | CONTAINED | 2 * sum(hires{via=\"social\"})",
                "sum(m{s=\"p\", c=\"x\"}) / sum(m{c=\"x\"}) | CONTAINED | sum(m{s=\"p\"}) / sum(m)",
                "sum(hires{via=\"social\"}) | SHARED_INPUT | sum(hires{via=\"social\"}) / sum(hires)",
                "sum(hires{via=\"a\"}) | NONE | sum(hires{via=\"b\"})",
                "mean(csat) | SHARED_INPUT | max(csat)",
                "sum(a) | NONE | sum(b)",
                "(sum(m{s=\"p\"}) - sum(m{s=\"n\"})) / sum(m) | CONTAINED | (sum(m{s in (\"p\",\"q\")}) - sum(m{s=\"n\"})) / sum(m)",
                "(sum(m{x=\"1\"}) - sum(m2)) / sum(q) | CONTAINED | (sum(m) - sum(m2)) / sum(q)",
                "(sum(m{x=\"1\"}) - sum(m2)) / sum(q) + sum(z) | SHARED_INPUT | sum(z) - (sum(m) - sum(m2)) / sum(q)",
                "sum(m{x=\"1\"}) / sum(m) | SHARED_INPUT | sum(m) / sum(m{x=\"1\"})",
                "sum(m{x=\"1\"}) / sum(m{y=\"1\"}) | SHARED_INPUT | sum(m) / sum(m{y=\"1\", x=\"1\"})",
                "sum(a{x!=\"1\"}) | CONTAINED | sum(a)",
                "sum(a{x=\"2\"}) | CONTAINED | sum(a{x!=\"1\"})",
                "sum(a{x!=\"1\"}) | SHARED_INPUT | sum(a{x!=\"2\"})",
                "sum(a{x=\"1\"}) | NONE | sum(a{x!=\"1\"})",
                "sum(a{x=\"1\"}) | SHARED_INPUT | sum(a{y=\"1\"})",
                "sum(m{s=\"p\"}) / sum(m) | SHARED_INPUT | (sum(m{s=\"p\"}) - sum(m{s=\"n\"})) / sum(m)",
            })
    void overlaps_are_of_their_kind(String one, Overlap.Kind kind, String other) {
        Overlap overlap = Overlap.between(Canonical.of(one), Canonical.of(other));
        assertThat(overlap.kind()).isEqualTo(kind);
        assertThat(Overlap.between(Canonical.of(other), Canonical.of(one)).kind())
                .isEqualTo(kind);
        assertThat(overlap.sentence()).endsWith(".");
    }

    @Test
    void what_makes_the_part_narrower_and_what_both_read_is_told() {
        Overlap overlap = Overlap.between(
                Canonical.of("3 * sum(m{s=\"p\", c in (\"b\",\"a\")}) / sum(m{c in (\"a\",\"b\")})"),
                Canonical.of("sum(m{s=\"p\"}) / sum(m)"));
        assertThat(overlap.firstWithinSecond()).isTrue();
        assertThat(overlap.factor()).contains(Ratio.of(3));
        assertThat(overlap.extraMatchers()).containsExactly("c in (\"a\",\"b\")");
        assertThat(overlap.meetings().get(0).common()).hasToString("sum(m{c in (\"a\",\"b\"), s=\"p\"})");
        assertThat(overlap.sentence()).contains("is part of").contains("factor of 3");
        assertThat(Overlap.between(Canonical.of("sum(a)"), Canonical.of("sum(a{x=\"1\"})"))
                        .firstWithinSecond())
                .isFalse();
    }

    @Test
    void a_denominator_that_is_a_whole_metric_is_told_apart() {
        assertThat(Overlap.between(Canonical.of("sum(m{s=\"p\"}) / sum(m)"), Canonical.of("sum(m{s=\"n\"}) / sum(m)"))
                        .onlyWholeDenominator())
                .isTrue();
        assertThat(Overlap.between(
                                Canonical.of("sum(m{s=\"p\"}) / sum(m)"),
                                Canonical.of("(sum(m{s=\"p\"}) - sum(m{s=\"n\"})) / sum(m)"))
                        .onlyWholeDenominator())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "sum(a | 6 | syntax",
                "total(a) | 1 | unknown-aggregate",
                "sum(a) +* sum(b) | 9 | syntax",
                "1 + 2 | 1 | no-selection",
                "sum(my-metric) | 7 | syntax",
                "sum(a{x==\"1\"}) | 9 | syntax",
                "sum(a) + 1 . 5 | 10 | syntax",
                "sum(a . b) | 5 | syntax",
                "sum(A) | 5 | syntax",
            })
    void a_mistake_names_its_column(String formula, int column, String code) {
        assertThatThrownBy(() -> Measures.parse(formula)).isInstanceOfSatisfying(MeasureException.class, refused -> {
            assertThat(refused.column()).isEqualTo(column);
            assertThat(refused.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource({"avg,mean", "median,p50", "total,sum", "cuont,count", "p59,p50"})
    void what_other_tools_call_an_aggregate_is_suggested(String typed, String suggested) {
        assertThatThrownBy(() -> Measures.parse(typed + "(a)")).hasMessageContaining("\"" + suggested + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(a)\n  + sum(b{x~\"1\"})",
                "sum(a)\r\n + sum(b{x~\"1\"})",
            })
    void a_column_counts_on_over_line_ends(String formula) {
        assertThatThrownBy(() -> Measures.parse(formula))
                .isInstanceOfSatisfying(MeasureException.class, refused -> assertThat(refused.column())
                        .isEqualTo(formula.indexOf('~') + 1));
    }

    @Test
    void fifty_parentheses_or_signs_are_not_too_deep() {
        assertThat(Canonical.of("(".repeat(50) + "sum(a)" + ")".repeat(50))).isEqualTo(Canonical.of("sum(a)"));
        assertThat(Canonical.of("-".repeat(50) + "sum(a)")).isEqualTo(Canonical.of("sum(a)"));
        assertThat(Canonical.of("-(".repeat(25) + "sum(a)" + ")".repeat(25) + " - -sum(b)".repeat(30))
                        .degree())
                .hasValue(1);
    }

    @Test
    void length_and_depth_are_bounded() {
        assertThatThrownBy(() -> Measures.parse("(".repeat(51) + "sum(a)" + ")".repeat(51)))
                .hasMessageContaining("50");
        assertThatThrownBy(() -> Measures.parse("-".repeat(51) + "sum(a)")).hasMessageContaining("50");
        assertThatThrownBy(() -> Measures.parse("-(".repeat(26) + "sum(a)" + ")".repeat(26)))
                .hasMessageContaining("50");
        assertThatThrownBy(() -> Measures.parse("(".repeat(1_000))).hasMessageContaining("50");
        assertThat(Measures.parse("sum(a)" + " ".repeat(1_994)).selections()).hasSize(1);
        assertThatThrownBy(() -> Measures.parse("sum(a)" + " + sum(a)".repeat(300)))
                .hasMessageContaining("2000");
    }

    @Test
    void a_divisor_that_is_zero_by_its_form_and_an_empty_selection_are_refused() {
        assertThatThrownBy(() -> Canonical.of("sum(a) / (sum(b) - sum(b))")).hasMessageContaining("always 0");
        assertThatThrownBy(() -> Canonical.of("sum(a{x=\"1\", x=\"2\"})")).hasMessageContaining("nothing to select");
    }

    @ParameterizedTest
    @CsvSource({"sum(a),1", "sum(a)/sum(b),0", "mean(a),0", "2*sum(a)+count(b),1", "sum(a)*sum(b),2", "last(a),0"})
    void the_degree_is_read_off_the_canonical_form(String formula, int degree) {
        assertThat(Canonical.of(formula).degree()).hasValue(degree);
    }

    @Test
    void unequal_degrees_have_no_degree() {
        assertThat(Canonical.of("sum(a) + mean(b)").degree()).isEmpty();
        assertThat(Canonical.of("sum(a) + 5").degree()).isEmpty();
    }

    @Test
    void a_measure_can_be_negative_by_its_form_or_its_metrics() {
        assertThat(Canonical.of("sum(a) - sum(b)").canBeNegative(key -> Optional.of(BigDecimal.ZERO)))
                .isTrue();
        assertThat(Canonical.of("sum(a) / sum(b)").canBeNegative(key -> Optional.of(BigDecimal.ZERO)))
                .isFalse();
        assertThat(Canonical.of("last(followers)").canBeNegative(key -> Optional.empty()))
                .isFalse();
        assertThat(Canonical.of("mean(a)").canBeNegative(key -> Optional.of(new BigDecimal("-1"))))
                .isTrue();
    }

    @Test
    void what_does_not_fit_a_shape_is_refused_with_the_alternatives() {
        Map<String, MetricFacts> catalogue = Map.of(
                "csat", new MetricFacts("csat", Shape.RATING, Set.of("channel"), false),
                "hires", new MetricFacts("hires", Shape.EVENT, Set.of("via"), false));
        assertThat(faults("sum(csat)", catalogue)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("aggregate-does-not-fit");
            assertThat(fault.sentence()).contains("mean");
        });
        assertThat(faults("sum(hirse)", catalogue)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("unknown-metric");
            assertThat(fault.sentence()).contains("\"hires\"");
        });
        assertThat(faults("sum(hires{vai=\"social\"})", catalogue))
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).contains("\"via\""));
        assertThat(faults("distinct(hires)", catalogue)).hasSize(1);
        assertThat(faults("sum(hires{via=\"social\"}) / sum(hires)", catalogue)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "mean(a) | 6 | unknown-metric",
                "sum(hires) / sum(hire) | 18 | unknown-metric",
                "sum(hires{via=\"x\", chanel=\"y\"}) | 20 | unknown-dimension",
                "count(csat) + sum(csat) | 19 | aggregate-does-not-fit",
                "sum(hires) + sum(hires{via=\"a\", via=\"b\"}) | 18 | empty-selection",
                "sum(hires) / (sum(hires) - sum(hires)) | 15 | zero-divisor",
                "1 / (sum(hires) / 0) | 19 | zero-divisor",
            })
    void a_fault_names_its_column(String formula, int column, String code) {
        Map<String, MetricFacts> catalogue = Map.of(
                "csat", new MetricFacts("csat", Shape.RATING, Set.of("channel"), false),
                "hires", new MetricFacts("hires", Shape.EVENT, Set.of("via", "channel"), false));
        assertThat(faults(formula, catalogue)).singleElement().satisfies(fault -> {
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.sentence()).endsWith(".");
        });
    }

    private static List<Check.Fault> faults(String formula, Map<String, MetricFacts> catalogue) {
        return Check.faults(formula, key -> Optional.ofNullable(catalogue.get(key)), catalogue.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "sum(one) / sum(zero), zero-denominator",
        "sum(absent) / sum(zero), never-measured",
        "sum(zero) + sum(absent), never-measured",
        "mean(nothing) / sum(absent), nothing-in-window"
    })
    void absence_keeps_the_reason_of_the_first_from_the_left(String formula, String reason) {
        Map<String, Value> values = Map.of(
                "one", Value.of(BigDecimal.ONE),
                "zero", Value.of(BigDecimal.ZERO),
                "absent", Value.absent(Value.NEVER_MEASURED),
                "nothing", Value.absent(Value.NOTHING_IN_WINDOW));
        assertThat(Evaluation.evaluate(Measures.parse(formula), selection -> values.get(selection.metric())))
                .isEqualTo(Value.absent(reason));
    }

    @Test
    void figures_are_published_with_fifteen_digits_rounded_half_even() {
        assertThat(Evaluation.publish(new BigDecimal("0.1234567890123455"))).isEqualByComparingTo("0.123456789012346");
        assertThat(Evaluation.publish(new BigDecimal("1000")).toString()).isEqualTo("1000");
    }
}
