package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets, baselines and curves as they are written in the API. */
class TargetReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "5 | /target required",
                "{} | /target/kind required",
                "{'kind':7} | /target/kind wrong-type",
                "{'kind':'goal'} | /target/kind one-of",
                "{'kind':'total'} | /target/atLeast required",
                "{'kind':'total','atLeast':'ten'} | /target/atLeast wrong-type",
                "{'kind':'total','atLeast':10,'atMost':20} | /target/atMost unknown-property",
                "{'kind':'limit'} | /target/atMost required",
                "{'kind':'limit','atMost':1,'needed':1} | /target/needed unknown-property",
                "{'kind':'level'} | /target one-bound",
                "{'kind':'level','atLeast':1,'atMost':2} | /target one-bound",
                "{'kind':'level','atLeast':1,'over':'P1M'} | /target/over whole-days",
                "{'kind':'level','atLeast':1,'over':'PT24H'} | /target/over whole-days",
                "{'kind':'level','atLeast':1,'over':'a week'} | /target/over not-a-duration",
                "{'kind':'level','atLeast':1,'over':'P0D'} | /target/over not-a-duration",
                "{'kind':'level','atLeast':1,'over':'-P7D'} | /target/over not-a-duration",
                "{'kind':'level','atLeast':1,'mode':'frozen'} | /target/mode not-here",
                "{'kind':'level','atLeast':1,'every':'month'} | /target/every unknown-property",
                "{'kind':'change','by':1,'baseline':'preceding'} | /target/unit required",
                "{'kind':'change','by':1,'unit':'euro','baseline':'preceding'} | /target/unit one-of",
                "{'kind':'change','by':1,'unit':'points'} | /target/baseline required",
                "{'kind':'change','unit':'points','baseline':'preceding'} | /target/by required",
                "{'kind':'change','by':1,'unit':'points','baseline':'last-week'} | /target/baseline one-of",
                "{'kind':'change','by':1,'unit':'points','baseline':7} | /target/baseline wrong-type",
                "{'kind':'change','by':1,'unit':'points','baseline':'preceding','mode':'icy'} | /target/mode one-of",
                "{'kind':'change','by':1,'unit':'points','baseline':{'rule':'preceding','mode':'icy'}} | /target/baseline/mode one-of",
                "{'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-01-01'}} | /target/baseline/to required; /target/baseline required",
                "{'kind':'change','by':1,'unit':'points','baseline':{'to':'2025-01-01'}} | /target/baseline/from required; /target/baseline required",
                "{'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-01-02','to':'2025-01-01'}} | /target/baseline/to order",
                "{'kind':'change','by':1,'unit':'points','baseline':{'from':'yesterday','to':'2025-01-01'}} | /target/baseline/from not-a-date; /target/baseline required",
                "{'kind':'change','by':1,'unit':'points','baseline':{'value':1}} | /target/baseline/provenance required",
                "{'kind':'change','by':1,'unit':'points','baseline':{'value':1,'provenance':' '}} | /target/baseline/provenance required",
                "{'kind':'change','by':1,'unit':'points','baseline':{'value':'x','provenance':'r'}} | /target/baseline/value wrong-type",
                "{'kind':'change','by':1,'unit':'points','baseline':{'days':1}} | /target/baseline/days unknown-property; /target/baseline required",
                "{'kind':'change','by':1,'unit':'points','baseline':'preceding','atLeast':1} | /target/atLeast unknown-property",
                "{'kind':'every','every':'month'} | /target one-bound",
                "{'kind':'every','every':'month','atLeast':1,'extra':2,'baseline':'preceding'} | /target one-bound",
                "{'kind':'every','every':'month','extra':2} | /target/baseline required",
                "{'kind':'every','every':'month','atLeast':2,'baseline':'preceding'} | /target/baseline not-here",
                "{'kind':'every','every':'month','extra':0,'baseline':'preceding'} | /target/extra no-distance",
                "{'kind':'every','every':'year','atLeast':2} | /target/every one-of",
                "{'kind':'every','atLeast':2} | /target/every required",
                "{'kind':'every','every':'month','atLeast':2,'needed':0} | /target/needed share",
                "{'kind':'every','every':'month','atLeast':2,'needed':1.01} | /target/needed share",
                "{'kind':'every','every':'month','atLeast':2,'by':1} | /target/by unknown-property",
                "{'kind':'band','every':'month','min':1} | /target/max required",
                "{'kind':'band','every':'month','max':1} | /target/min required",
                "{'kind':'band','every':'month','min':1,'max':2,'atLeast':1} | /target/atLeast unknown-property",
                "{'kind':'rubric','atLeast':3,'assessors':['a'],'levels':'many'} | /target/levels wrong-type; /target/levels required",
                "{'kind':'rubric','atLeast':3,'assessors':['a'],'levels':[{'score':1}]} | /target/levels wrong-type; /target/levels required",
                "{'kind':'rubric','atLeast':1,'assessors':['a'],'levels':[{'score':1,'label':'x'},{'score':2,'label':'y'}]} | /target/atLeast at-lowest",
                "{'kind':'rubric','atLeast':3,'assessors':['a'],'levels':[{'score':1,'label':'x'},{'score':2,'label':'y'}]} | /target/atLeast above-highest",
                "{'kind':'rubric','atLeast':2,'assessors':['a'],'levels':[{'score':1,'label':'x'},{'score':1.0,'label':'y'},{'score':2,'label':'z'}]} | /target/levels distinct",
                "{'kind':'rubric','atLeast':2,'assessors':[],'levels':[{'score':1,'label':'x'},{'score':2,'label':'y'}]} | /target/assessors required",
                "{'kind':'rubric','atLeast':2,'assessors':['a'],'needed':1,'levels':[{'score':1,'label':'x'},{'score':2,'label':'y'}]} | /target/needed unknown-property",
                "{'kind':'response','within':'PT4H'} | /target/watch required",
                "{'kind':'response','watch':'crisis'} | /target/within required",
                "{'kind':'response','watch':'crisis','within':'PT4H','atLeast':1} | /target/atLeast unknown-property",
            })
    void what_cannot_be_read_is_named_where_it_stands(String json, String faults) {
        List<Fault> found = new ArrayList<>();
        assertThat(TargetReader.target(Situation.tree(json), "/target", found)).isNull();
        assertThat(found.stream().map(one -> one.pointer() + " " + one.code()))
                .containsExactlyInAnyOrder(faults.split("; "));
    }

    @Test
    void each_kind_is_read_with_its_defaults() {
        assertThat(Situation.target("{'kind':'total','atLeast':10}")).isEqualTo(new Target.Total(new BigDecimal(10)));
        assertThat(Situation.target("{'kind':'limit','atMost':10}")).isEqualTo(new Target.Limit(new BigDecimal(10)));
        assertThat(Situation.target("{'kind':'level','atMost':0.5,'over':'P4W'}"))
                .isEqualTo(new Target.Level(null, new BigDecimal("0.5"), Span.parse("P28D"), null));
        assertThat(Situation.target(
                        "{'kind':'change','by':-20,'unit':'percent','over':'period','baseline':'year-earlier'}"))
                .isEqualTo(new Target.Change(new BigDecimal(-20), true, null, new Baseline.YearEarlier(false)));
        assertThat(Situation.target("{'kind':'every','every':'week','atMost':3}"))
                .isEqualTo(new Target.Every(Step.WEEK, null, new BigDecimal(3), null, null, BigDecimal.ONE));
        assertThat(Situation.target("{'kind':'band','every':'day','min':1,'max':2,'needed':1}"))
                .isEqualTo(new Target.Band(Step.DAY, new BigDecimal(1), new BigDecimal(2), new BigDecimal(1)));
        assertThat(Situation.target("{'kind':'response','watch':'crisis','within':'PT4H'}"))
                .isEqualTo(new Target.Response("crisis", Span.parse("PT4H"), BigDecimal.ONE));
        Target.Rubric rubric = (Target.Rubric)
                Situation.target(
                        "{'kind':'rubric','atLeast':2,'assessors':['a','b'],'validFor':'P90D','levels':[{'score':1,'label':'x','anchor':'y'},{'score':2,'label':'z'}]}");
        assertThat(rubric.lowest()).isEqualByComparingTo("1");
        assertThat(rubric.assessors()).containsExactly("a", "b");
        assertThat(rubric.validFor()).isEqualTo(Span.parse("P90D"));
        assertThat(rubric.levels().get(0)).isEqualTo(new Target.Described(new BigDecimal(1), "x", "y"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'baseline':'preceding' | false",
                "'baseline':'preceding','mode':'live' | false",
                "'baseline':'year-earlier','mode':'frozen' | true",
                "'baseline':{'rule':'preceding','mode':'frozen'} | true",
                "'baseline':{'rule':'year-earlier'} | false",
                "'baseline':{'from':'2025-01-01','to':'2025-02-01','mode':'frozen'} | true",
                "'baseline':{'from':'2025-01-01','to':'2025-01-01'},'mode':'frozen' | true",
                "'baseline':{'value':7,'provenance':'r'} | false",
            })
    void a_baseline_is_live_unless_it_is_said_to_be_frozen(String baseline, boolean frozen) {
        Target.Change change =
                (Target.Change) Situation.target("{'kind':'change','by':1,'unit':'points'," + baseline + "}");
        assertThat(change.baseline().frozen()).isEqualTo(frozen);
        assertThat(change.percent()).isFalse();
    }

    @Test
    void a_fixed_baseline_keeps_its_days_and_where_it_comes_from() {
        Target.Change change = (Target.Change)
                Situation.target(
                        "{'kind':'change','by':1,'unit':'points','baseline':{'value':7,'from':'2025-01-01','to':'2025-02-01','provenance':'report'}}");
        assertThat(change.baseline())
                .isEqualTo(new Baseline.Fixed(
                        new BigDecimal(7), LocalDate.parse("2025-01-01"), LocalDate.parse("2025-02-01"), "report"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'steep' | /pace one-of",
                "5 | /pace wrong-type",
                "{'kind':'wave','points':[{'on':'2026-01-01','share':1}]} | /pace/kind one-of",
                "{'kind':'step','shape':'s','points':[{'on':'2026-01-01','share':1}]} | /pace/shape unknown-property",
                "{'kind':'step','points':[{'on':'2026-01-01','share':1,'of':2}]} | /pace/points/0/of unknown-property",
                "{'kind':'step','points':[]} | /pace/points required",
                "{'kind':'step','points':[{'on':'2026-01-01'}]} | /pace/points/0/share required; /pace/points/0 required",
                "{'kind':'step','points':[{'on':'2026-01-01','share':1.1}]} | /pace/points/0/share share",
                "{'kind':'step','points':[{'on':'2026-01-01','share':-0.1}]} | /pace/points/0/share share",
                "{'kind':'step','points':[{'on':'2026-01-01','share':0.5},{'on':'2026-01-01','share':0.6}]} | /pace/points/1 order",
                "{'kind':'step','points':[{'on':'2026-01-01','share':0.5},{'on':'2026-02-01','share':0.4}]} | /pace/points/1 order",
            })
    void a_curve_that_is_none_is_named(String json, String faults) {
        List<Fault> found = new ArrayList<>();
        TargetReader.pace(Situation.tree(json), "/pace", found);
        assertThat(found.stream().map(one -> one.pointer() + " " + one.code()))
                .containsAll(List.of(faults.split("; ")));
    }

    @Test
    void curves_are_read() {
        List<Fault> found = new ArrayList<>();
        assertThat(TargetReader.pace(null, "/pace", found)).isNull();
        assertThat(TargetReader.pace(Situation.tree("null"), "/pace", found)).isNull();
        assertThat(TargetReader.pace(Situation.tree("'linear'"), "/pace", found))
                .isEqualTo(new Pace.Linear());
        assertThat(TargetReader.pace(Situation.tree("'constant'"), "/pace", found))
                .isEqualTo(new Pace.Constant());
        assertThat(TargetReader.pace(Situation.tree("'seasonal'"), "/pace", found))
                .isEqualTo(new Pace.Seasonal());
        assertThat(TargetReader.pace(
                        Situation.tree(
                                "{'kind':'custom','points':[{'on':'2026-01-01','share':0.5},{'on':'2026-02-01','share':0.5}]}"),
                        "/pace",
                        found))
                .isEqualTo(new Pace.Custom(List.of(
                        new Pace.Point(LocalDate.parse("2026-01-01"), new BigDecimal("0.5")),
                        new Pace.Point(LocalDate.parse("2026-02-01"), new BigDecimal("0.5")))));
        assertThat(found).isEmpty();
    }
}
