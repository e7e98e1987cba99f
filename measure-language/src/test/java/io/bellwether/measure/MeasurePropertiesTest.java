package io.bellwether.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MeasurePropertiesTest {

    @Provide
    Arbitrary<Measure> measures() {
        Arbitrary<Measure> selections = Combinators.combine(
                        Arbitraries.of(Aggregate.SUM, Aggregate.COUNT, Aggregate.MEAN),
                        Arbitraries.of("a", "b", "c.d"),
                        matchers().list().ofMaxSize(2))
                .as(Measure.Selection::new);
        Arbitrary<Measure> literals =
                Arbitraries.of("0", "1", "2", "0.25", "3").map(BigDecimal::new).map(Measure.Literal::new);
        Arbitrary<Measure> leaves =
                Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, selections), net.jqwik.api.Tuple.of(1, literals));
        return Arbitraries.recursive(
                        () -> leaves,
                        inner -> Arbitraries.oneOf(
                                Combinators.combine(inner, Arbitraries.of(true, false), leaves)
                                        .as(Measure.Sum::new),
                                Combinators.combine(leaves, Arbitraries.of(true, false), inner)
                                        .as(Measure.Product::new),
                                inner.map(Measure.Negation::new)),
                        4)
                .filter(measure -> !measure.selections().isEmpty());
    }

    private Arbitrary<Matcher> matchers() {
        return Combinators.combine(
                        Arbitraries.of("x", "y"),
                        Arbitraries.of(true, false),
                        Arbitraries.of("1", "2", "a\"b", "\\")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .as((dimension, negated, values) -> new Matcher(dimension, negated, true, values));
    }

    @Property
    void parsing_what_was_printed_gives_the_same_measure(@ForAll("measures") Measure measure) {
        assertThat(Measures.parse(measure.toString())).isEqualTo(measure);
    }

    @Property
    void the_canonical_form_is_its_own_canonical_form(@ForAll("measures") Measure measure) {
        Canonical canonical = canonicalOrNull(measure);
        if (canonical != null) {
            assertThat(Canonical.of(canonical.formula())).isEqualTo(canonical);
        }
    }

    @Property
    void the_canonical_form_does_not_depend_on_spelling(@ForAll("measures") Measure measure, @ForAll long seed) {
        Canonical canonical = canonicalOrNull(measure);
        if (canonical != null) {
            assertThat(Canonical.of(respelled(measure, new Random(seed)))).isEqualTo(canonical);
        }
    }

    @Property
    void a_measure_and_its_canonical_form_have_the_same_value(@ForAll("measures") Measure measure) {
        Canonical canonical = canonicalOrNull(measure);
        if (canonical == null) {
            return;
        }
        Value one = Evaluation.evaluate(measure, MeasurePropertiesTest::figure);
        Value other = Evaluation.evaluate(Measures.parse(canonical.formula()), MeasurePropertiesTest::figure);
        if (one instanceof Value.Figure first && other instanceof Value.Figure second) {
            assertThat(first.number().round(new MathContext(30)))
                    .isEqualByComparingTo(second.number().round(new MathContext(30)));
        } else {
            assertThat(other).isInstanceOf(Value.Absent.class);
            assertThat(one).isInstanceOf(Value.Absent.class);
        }
    }

    @Property
    void overlap_is_symmetric(@ForAll("measures") Measure one, @ForAll("measures") Measure other) {
        Canonical first = canonicalOrNull(one);
        Canonical second = canonicalOrNull(other);
        if (first == null || second == null) {
            return;
        }
        Overlap there = Overlap.between(first, second);
        Overlap back = Overlap.between(second, first);
        assertThat(back.kind()).isEqualTo(there.kind());
        assertThat(back.onlyWholeDenominator()).isEqualTo(there.onlyWholeDenominator());
        assertThat(back.meetings()).hasSameSizeAs(there.meetings());
    }

    @Property
    void a_rescaled_measure_is_found_scaled(@ForAll("measures") Measure measure) {
        Canonical canonical = canonicalOrNull(measure);
        if (canonical == null || canonical.body().isZero()) {
            return;
        }
        Canonical scaled = Canonical.of("7 * (" + measure + ")");
        assertThat(Overlap.between(scaled, canonical).kind()).isEqualTo(Overlap.Kind.SCALED);
        assertThat(Overlap.between(scaled, canonical).factor()).contains(Ratio.of(7));
    }

    @Property
    void a_rewritten_and_rescaled_measure_is_found(
            @ForAll("measures") Measure measure, @ForAll long seed, @ForAll("factors") BigDecimal factor) {
        Canonical canonical = canonicalOrNull(measure);
        if (canonical == null) {
            return;
        }
        Random random = new Random(seed);
        String rewritten = spaced(factor.toPlainString() + "*(" + respelled(measure, random) + ")", random);
        Overlap overlap = Overlap.between(Canonical.of(rewritten), canonical);
        if (overlap.kind() != Overlap.Kind.IDENTICAL) {
            assertThat(overlap.kind()).isEqualTo(Overlap.Kind.SCALED);
            assertThat(overlap.factor()).contains(Ratio.of(factor));
        } else {
            assertThat(factor.compareTo(BigDecimal.ONE) == 0 || canonical.body().isZero())
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<BigDecimal> factors() {
        return Arbitraries.of("1", "1.0", "7", "0.01", "1000", "0.333").map(BigDecimal::new);
    }

    @Property
    void a_narrowed_measure_is_found_contained(@ForAll("measures") Measure measure, @ForAll long seed) {
        Canonical whole = canonicalOrNull(measure);
        if (whole == null || whole.body().isZero()) {
            return;
        }
        Canonical part = Canonical.of(narrowed(respelled(measure, new Random(seed))));
        Overlap there = Overlap.between(part, whole);
        Overlap back = Overlap.between(whole, part);
        assertThat(there.kind()).isEqualTo(Overlap.Kind.CONTAINED);
        assertThat(there.firstWithinSecond()).isTrue();
        assertThat(there.extraMatchers()).containsExactly("z=\"0\"");
        assertThat(back.kind()).isEqualTo(Overlap.Kind.CONTAINED);
        assertThat(back.firstWithinSecond()).isFalse();
        assertThat(back.extraMatchers()).isEqualTo(there.extraMatchers());
    }

    @Property
    void a_measure_is_identical_to_itself(@ForAll("measures") Measure measure) {
        Canonical canonical = canonicalOrNull(measure);
        if (canonical != null) {
            Canonical again = Canonical.of(measure);
            assertThat(Overlap.between(canonical, again).kind()).isEqualTo(Overlap.Kind.IDENTICAL);
            assertThat(again.text()).isEqualTo(canonical.text());
            assertThat(again.scale()).isEqualTo(canonical.scale());
        }
    }

    @Property
    void the_largest_formulas_are_read_and_compared_in_bounded_time(@ForAll("large") String formula) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                Canonical canonical = Canonical.of(formula);
                Canonical other = Canonical.of(formula.replace("sum(a{x=\"1\"})", "sum(a)"));
                assertThat(Overlap.between(canonical, other).sentence()).isNotBlank();
            } catch (MeasureException refused) {
                assertThat(refused.code()).isIn("too-deep", "syntax", "zero-divisor");
            }
        });
    }

    /** One piece again and again, up to the longest formula that is read. */
    @Provide
    Arbitrary<String> large() {
        Arbitrary<String> pieces = Arbitraries.of(
                "sum(a{x=\"1\"})+",
                "sum(a)*",
                "sum(a)/",
                "sum(a{x=\"1\"})-",
                "(sum(a)+sum(b))*",
                "sum(a)/(",
                "sum(a)*(1-",
                "1/(sum(a)+",
                "(",
                "-",
                "0.123456789*sum(a)+1/7*",
                "sum(a{x=\"1\"})*sum(b)-");
        return Combinators.combine(pieces, pieces, Arbitraries.integers().between(1, 300))
                .as((one, other, times) -> {
                    StringBuilder text = new StringBuilder();
                    int opened = 0;
                    for (int i = 0; i < times; i++) {
                        String piece = i % 2 == 0 ? one : other;
                        int opens = piece.endsWith("(") || piece.contains("/(") || piece.contains("*(") ? 1 : 0;
                        if (text.length() + piece.length() + opened + opens + 10 > Measures.MAX_LENGTH) {
                            break;
                        }
                        text.append(piece);
                        opened += opens;
                    }
                    return text + "sum(b)" + ")".repeat(opened);
                });
    }

    @Property(tries = 5_000)
    void whatever_is_typed_is_read_or_refused_with_a_column(@ForAll("typed") String typed) {
        try {
            Canonical.of(typed);
        } catch (MeasureException refused) {
            assertThat(refused.column()).isBetween(1, typed.length() + 1);
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> pieces = Arbitraries.of(
                        "sum", "(", ")", "{", "}", "a", ".", "b_1", "=", "!=", "in", "not", "\"x\"", "\"", "\\", ",",
                        "+", "-", "*", "/", "1", "0.5", " ", "\n", "é", "☃", "😀", "%", "p95")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(
                pieces, Arbitraries.strings().ofMaxLength(60), measures().map(Object::toString));
    }

    private static Canonical canonicalOrNull(Measure measure) {
        try {
            return Canonical.of(measure);
        } catch (MeasureException refused) {
            assertThat(refused.code()).isIn("empty-selection", "zero-divisor");
            return null;
        }
    }

    /** A figure that depends on what a selection reads, never 0 and never a round one. */
    private static Value figure(Measure.Selection selection) {
        int hash = Math.floorMod(Input.of(selection).toString().hashCode(), 9_973);
        return Value.of(new BigDecimal(hash + 11).movePointLeft(2));
    }

    private static Measure narrowed(Measure measure) {
        return switch (measure) {
            case Measure.Literal literal -> literal;
            case Measure.Selection selection -> {
                List<Matcher> matchers = new ArrayList<>(selection.matchers());
                matchers.add(new Matcher("z", false, false, List.of("0")));
                yield new Measure.Selection(selection.aggregate(), selection.metric(), matchers);
            }
            case Measure.Negation negation -> new Measure.Negation(narrowed(negation.of()));
            case Measure.Sum sum -> new Measure.Sum(narrowed(sum.left()), sum.minus(), narrowed(sum.right()));
            case Measure.Product product ->
                new Measure.Product(narrowed(product.left()), product.over(), narrowed(product.right()));
        };
    }

    /** Blanks and line ends where they mean nothing. */
    private static String spaced(String formula, Random random) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < formula.length(); i++) {
            char c = formula.charAt(i);
            if (c == '"' && !(quoted && escaped(formula, i))) {
                quoted = !quoted;
            }
            text.append(c);
            if (!quoted && "(){},+-*/".indexOf(c) >= 0) {
                text.append(List.of("", " ", "\n", "\t ").get(random.nextInt(4)));
            }
        }
        return text.toString();
    }

    private static boolean escaped(String formula, int quote) {
        int backslashes = 0;
        while (formula.charAt(quote - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** The same, with operands turned, lists shuffled, matchers repeated and signs moved. */
    private static Measure respelled(Measure measure, Random random) {
        return switch (measure) {
            case Measure.Literal literal ->
                new Measure.Literal(literal.value().setScale(literal.value().scale() + 1));
            case Measure.Selection selection -> {
                List<Matcher> matchers = new ArrayList<>();
                for (Matcher matcher : selection.matchers()) {
                    List<String> values = new ArrayList<>(matcher.values());
                    Collections.shuffle(values, random);
                    if (matcher.negated() && random.nextBoolean()) {
                        values.forEach(
                                value -> matchers.add(new Matcher(matcher.dimension(), true, false, List.of(value))));
                    } else {
                        boolean list = values.size() > 1 || random.nextBoolean();
                        matchers.add(new Matcher(matcher.dimension(), matcher.negated(), list, values));
                    }
                    if (random.nextBoolean()) {
                        matchers.add(matcher);
                    }
                }
                Collections.shuffle(matchers, random);
                yield new Measure.Selection(selection.aggregate(), selection.metric(), matchers);
            }
            case Measure.Negation negation ->
                new Measure.Product(
                        new Measure.Negation(new Measure.Literal(BigDecimal.ONE)),
                        false,
                        respelled(negation.of(), random));
            case Measure.Sum sum -> {
                Measure left = respelled(sum.left(), random);
                Measure right = respelled(sum.right(), random);
                yield sum.minus()
                        ? new Measure.Sum(new Measure.Negation(right), false, left)
                        : new Measure.Sum(right, false, left);
            }
            case Measure.Product product -> {
                Measure left = respelled(product.left(), random);
                Measure right = respelled(product.right(), random);
                yield product.over() ? new Measure.Product(left, true, right) : new Measure.Product(right, false, left);
            }
        };
    }
}
