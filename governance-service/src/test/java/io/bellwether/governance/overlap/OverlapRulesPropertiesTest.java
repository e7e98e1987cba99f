package io.bellwether.governance.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.governance.rules.Finding;
import io.bellwether.governance.rules.OverlapRules;
import io.bellwether.measure.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OverlapRulesPropertiesTest {

    @Property
    void which_of_the_two_comes_first_makes_no_difference(
            @ForAll("kpis") DeclaredKpi one, @ForAll("kpis") DeclaredKpi other) {
        DeclaredKpi second = new DeclaredKpi(
                "c",
                other.name(),
                "elsewhere",
                other.objective(),
                other.canonical(),
                other.target(),
                other.start(),
                other.end(),
                other.canBeNegative(),
                other.shared());
        assertThat(OverlapRules.between(one, second)).isEqualTo(OverlapRules.between(second, one));
        DeclaredKpi renumbered = new DeclaredKpi(
                "Z",
                second.name(),
                second.department(),
                second.objective(),
                second.canonical(),
                second.target(),
                second.start(),
                second.end(),
                second.canBeNegative(),
                second.shared());
        Optional<Finding> there = OverlapRules.between(one, second);
        Optional<Finding> turned = OverlapRules.between(one, renumbered);
        assertThat(turned.map(Finding::kind)).isEqualTo(there.map(Finding::kind));
        assertThat(turned.map(Finding::contradictory)).isEqualTo(there.map(Finding::contradictory));
        assertThat(turned.map(Finding::severity)).isEqualTo(there.map(Finding::severity));
    }

    @Property
    void a_renamed_and_rewritten_formula_is_found(
            @ForAll("kpis") DeclaredKpi kpi, @ForAll("rewrites") Rewrite rewrite) {
        DeclaredKpi rewritten = new DeclaredKpi(
                "rewritten",
                "Something else",
                "elsewhere",
                "another",
                Canonical.of(rewrite.pattern().formatted(kpi.canonical().formula())),
                kpi.target(),
                kpi.start(),
                kpi.end(),
                kpi.canBeNegative(),
                kpi.shared());
        assertThat(OverlapRules.between(kpi, rewritten).map(Finding::kind)).contains(rewrite.kind());
    }

    record Rewrite(String pattern, String kind) {}

    @Provide
    Arbitrary<Rewrite> rewrites() {
        return Arbitraries.of(
                new Rewrite("%s", "identical-kpi"),
                new Rewrite(" ( \n %s\t)", "identical-kpi"),
                new Rewrite("-(-(%s))", "identical-kpi"),
                new Rewrite("3 * (%s) / 3", "identical-kpi"),
                new Rewrite("100 * (%s)", "scaled-kpi"),
                new Rewrite("(%s) / 3600", "scaled-kpi"),
                new Rewrite("-(%s)", "scaled-kpi"));
    }

    @Provide
    Arbitrary<DeclaredKpi> kpis() {
        List<DeclaredKpi> kpis = new ArrayList<>();
        Corpus.pairs("corpus/kpis.yaml").forEach(pair -> {
            kpis.add(Corpus.kpi(pair.get("a"), "a"));
            kpis.add(Corpus.kpi(pair.get("b"), "b"));
        });
        return Arbitraries.of(kpis);
    }
}
