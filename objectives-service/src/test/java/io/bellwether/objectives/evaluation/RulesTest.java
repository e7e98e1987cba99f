package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused when a KPI is saved; {@code m} is never negative, {@code s} is a score from −1. */
class RulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mean(s) | {'kind':'change','by':20,'unit':'percent','baseline':'year-earlier'} | /target/unit percentage-of-a-signed-score",
                "sum(m) - sum(n) | {'kind':'change','by':20,'unit':'percent','baseline':'preceding'} | /target/unit percentage-of-a-signed-score",
                "mean(m) | {'kind':'change','by':20,'unit':'percent','baseline':'year-earlier'} | -",
                "mean(m) | {'kind':'change','by':20,'unit':'percent','baseline':{'value':0,'provenance':'r'}} | -",
                "mean(s) | {'kind':'change','by':20,'unit':'points','baseline':'year-earlier'} | -",
                "mean(m) | {'kind':'level','atLeast':4,'baseline':{'value':4,'provenance':'r'}} | /target/baseline/value no-distance",
                "mean(m) | {'kind':'level','atLeast':4,'baseline':{'value':4.1,'provenance':'r'}} | /target/baseline/value baseline-beyond-target",
                "mean(m) | {'kind':'level','atMost':4,'baseline':{'value':3.9,'provenance':'r'}} | /target/baseline/value baseline-beyond-target",
                "mean(m) | {'kind':'level','atLeast':4,'baseline':{'value':3.9,'provenance':'r'}} | -",
                "mean(m) | {'kind':'level','atMost':4,'baseline':{'value':4.1,'provenance':'r'}} | -",
                "sum(m) | {'kind':'level','atLeast':30,'over':'P30D','baseline':{'value':365,'from':'2025-01-01','to':'2025-12-31','provenance':'r'}} | /target/baseline/value no-distance",
                "sum(m) | {'kind':'level','atLeast':31,'over':'P30D','baseline':{'value':365,'from':'2025-01-01','to':'2025-12-31','provenance':'r'}} | -",
                "mean(m) | {'kind':'change','by':0,'unit':'points','baseline':'preceding'} | /target/by no-distance",
                "sum(m) | {'kind':'level','atLeast':40} | /target/over sum-over-period",
                "sum(m) | {'kind':'level','atLeast':40,'over':'P7D'} | -",
                "mean(m) | {'kind':'total','atLeast':40} | /measure not-additive",
                "mean(m) | {'kind':'limit','atMost':40} | /measure not-additive",
                "sum(m) * sum(n) | {'kind':'total','atLeast':40} | /measure not-additive",
                "sum(m) | {'kind':'total','atLeast':0} | /target/atLeast above-zero",
                "sum(m) | {'kind':'total','atLeast':0.1} | -",
                "sum(m) | {'kind':'limit','atMost':-0.1} | /target/atMost not-negative",
                "sum(m) | {'kind':'limit','atMost':0} | -",
                "sum(m) * sum(n) | {'kind':'change','by':5,'unit':'points','baseline':'preceding'} | /measure mixed-degree",
                "sum(m) + mean(n) | {'kind':'level','atLeast':5,'over':'P30D'} | /measure mixed-degree",
                "sum(m) | {'kind':'change','by':-100,'unit':'percent','baseline':'preceding'} | -",
                "sum(m) | {'kind':'change','by':-100.1,'unit':'percent','baseline':'preceding'} | /target/by below-minus-100-percent",
                "sum(m) | {'kind':'change','by':-101,'unit':'points','baseline':'preceding'} | -",
                "sum(m) | {'kind':'change','by':-20,'unit':'percent','baseline':{'value':500,'provenance':'r'}} | /target/baseline days-needed",
                "sum(m) | {'kind':'level','atLeast':500,'over':'P30D','baseline':{'value':1,'provenance':'r'}} | /target/baseline days-needed",
                "sum(m) | {'kind':'every','every':'month','extra':5,'baseline':{'value':1,'provenance':'r'}} | -",
                "max(m) | {'kind':'change','by':1,'unit':'points','over':'P30D','baseline':'preceding'} | /target/baseline unequal-windows",
                "max(m) | {'kind':'change','by':1,'unit':'points','over':'P365D','baseline':'preceding'} | -",
                "max(m) | {'kind':'change','by':1,'unit':'points','baseline':'preceding'} | -",
                "min(m) | {'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-01-02','to':'2025-12-31'}} | /target/baseline unequal-windows",
                "min(m) | {'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-01-01','to':'2025-12-31'}} | -",
                "distinct(m) | {'kind':'change','by':1,'unit':'points','over':'P30D','baseline':'year-earlier'} | -",
                "max(m) | {'kind':'change','by':1,'unit':'points','over':'P30D','baseline':{'value':1,'provenance':'r'}} | -",
                "mean(m) | {'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-06-01','to':'2026-01-01'}} | /target/baseline/to baseline-in-period",
                "mean(m) | {'kind':'level','atLeast':1,'over':'P7D','baseline':{'from':'2025-06-01','to':'2026-01-01'}} | /target/baseline/to baseline-in-period",
                "sum(m) | {'kind':'every','every':'month','extra':5,'baseline':{'from':'2025-06-01','to':'2026-01-01'}} | /target/baseline/to baseline-in-period",
                "mean(m) | {'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-06-01','to':'2025-12-31'}} | -",
                "sum(m) | {'kind':'every','every':'month','extra':30,'baseline':{'from':'2025-01-02','to':'2025-01-31'}} | /target/baseline no-whole-period",
                "sum(m) | {'kind':'every','every':'month','extra':30,'baseline':{'from':'2025-01-01','to':'2025-01-31'}} | -",
                "mean(m) | {'kind':'band','every':'month','min':5,'max':4} | /target/max order",
                "mean(m) | {'kind':'band','every':'month','min':5,'max':5} | -",
            })
    void what_could_never_be_right_is_refused_and_nothing_else(String measure, String target, String fault) {
        assertThat(Situation.of(measure, target).faults().stream().map(one -> one.pointer() + " " + one.code()))
                .containsExactlyElementsOf(fault.equals("-") ? java.util.List.of() : java.util.List.of(fault));
    }

    @Test
    void carry_is_for_periods_of_what_is_no_sum() {
        String every = "{'kind':'every','every':'month','atLeast':1}";
        String band = "{'kind':'band','every':'month','min':1,'max':2}";
        assertThat(Situation.of("mean(m)", every).missing(Missing.CARRY).faults())
                .isEmpty();
        assertThat(Situation.of("mean(m)", band).missing(Missing.CARRY).faults())
                .isEmpty();
        assertThat(codes(Situation.of("sum(m)", every).missing(Missing.CARRY))).isEqualTo("carry-does-not-fit");
        assertThat(codes(Situation.of("mean(m)", "{'kind':'level','atLeast':1}").missing(Missing.CARRY)))
                .isEqualTo("carry-does-not-fit");
        assertThat(Situation.of("sum(m)", every).missing(Missing.ZERO).faults()).isEmpty();
    }

    private static String codes(Situation situation) {
        return String.join(" ", situation.faults().stream().map(Fault::code).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "total, 0.9, 0.9, ''",
        "total, 0.9, 0.91, thresholds-out-of-order",
        "total, 0.6, , thresholds-out-of-order",
        "total, , 0.95, thresholds-out-of-order",
        "total, 0.9, 0, thresholds-out-of-order",
        "total, 0.7, , ''",
        "limit, 1.2, 1.2, ''",
        "limit, 1.3, , thresholds-out-of-order",
        "limit, , 0.9, thresholds-out-of-order",
        "limit, 0, 1, thresholds-out-of-order",
    })
    void thresholds_are_in_order(String kind, String good, String near, String code) {
        String target = kind.equals("total") ? "{'kind':'total','atLeast':1}" : "{'kind':'limit','atMost':1}";
        assertThat(codes(Situation.of("sum(m)", target).thresholds(good, near))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sum(m) | {'kind':'total','atLeast':1} | 'seasonal' | -",
                "sum(m) | {'kind':'limit','atMost':1} | 'seasonal' | -",
                "mean(m) | {'kind':'level','atLeast':1} | 'seasonal' | seasonal-does-not-fit",
                "sum(m) | {'kind':'every','every':'month','atLeast':1} | 'linear' | no-curve",
                "mean(m) | {'kind':'band','every':'month','min':1,'max':2} | 'constant' | no-curve",
                "sum(m) | {'kind':'total','atLeast':1} | {'kind':'step','points':[{'on':'2025-12-31','share':1}]} | outside-period",
                "sum(m) | {'kind':'total','atLeast':1} | {'kind':'custom','points':[{'on':'2027-01-01','share':1}]} | outside-period",
                "sum(m) | {'kind':'total','atLeast':1} | {'kind':'custom','points':[{'on':'2026-01-01','share':0},{'on':'2026-12-31','share':1}]} | -",
            })
    void the_curve_fits(String measure, String target, String pace, String code) {
        assertThat(codes(Situation.of(measure, target).pace(pace))).isEqualTo(code.equals("-") ? "" : code);
    }

    @Test
    void a_minimum_is_for_figures_of_one_window() {
        for (String target : new String[] {
            "{'kind':'level','atLeast':1}", "{'kind':'change','by':1,'unit':'points','baseline':'preceding'}"
        }) {
            assertThat(Situation.of("mean(m)", target).minimum(5).faults()).isEmpty();
        }
        for (String target : new String[] {"{'kind':'total','atLeast':1}", "{'kind':'limit','atMost':1}"}) {
            assertThat(Situation.of("sum(m)", target).minimum(5).faults()).isEmpty();
        }
        assertThat(codes(Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':1}")
                        .minimum(5)))
                .isEqualTo("minimum-does-not-fit");
    }

    @Test
    void a_period_without_a_whole_step_is_refused() {
        String monthly = "{'kind':'every','every':'month','atLeast':1}";
        assertThat(codes(Situation.of("sum(m)", monthly).period("2026-01-02", "2026-01-31")))
                .isEqualTo("no-whole-period");
        assertThat(Situation.of("sum(m)", monthly)
                        .period("2026-01-01", "2026-01-31")
                        .faults())
                .isEmpty();
        assertThat(codes(Situation.of("mean(m)", "{'kind':'band','every':'week','min':1,'max':2}")
                        .period("2026-01-06", "2026-01-17")))
                .isEqualTo("no-whole-period");
        assertThat(Situation.of("mean(m)", "{'kind':'band','every':'week','min':1,'max':2}")
                        .period("2026-01-05", "2026-01-11")
                        .faults())
                .isEmpty();
        assertThat(Situation.of("mean(m)", "{'kind':'band','every':'quarter','min':1,'max':2}")
                        .period("2026-04-01", "2026-06-30")
                        .faults())
                .isEmpty();
        assertThat(codes(Situation.of("mean(m)", "{'kind':'band','every':'quarter','min':1,'max':2}")
                        .period("2026-02-01", "2026-06-29")))
                .isEqualTo("no-whole-period");
    }

    @Test
    void what_people_judge_or_incidents_tell_has_no_rules_of_measures() {
        assertThat(Situation.of(null, "{'kind':'response','watch':'crisis','within':'PT4H','needed':0.9}")
                        .faults())
                .isEmpty();
        assertThat(Situation.of(
                                null,
                                "{'kind':'rubric','atLeast':3,'assessors':['a'],'levels':[{'score':1,'label':'x'},{'score':4,'label':'y'}]}")
                        .faults())
                .isEmpty();
    }
}
