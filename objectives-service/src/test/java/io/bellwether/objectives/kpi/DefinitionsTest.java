package io.bellwether.objectives.kpi;

import static io.bellwether.objectives.World.OWNER;
import static io.bellwether.objectives.World.as;
import static io.bellwether.objectives.World.quoted;
import static io.bellwether.objectives.World.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.objectives.PeersResource;
import io.bellwether.objectives.World;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided when a KPI is saved: taken, or refused with the reason and what to do instead. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class DefinitionsTest {

    private static String delta;
    private static String rating;
    private static String gauge;
    private static String signed;

    private String objective;

    @BeforeEach
    void an_objective_and_a_metric_of_each_kind() {
        if (delta == null) {
            delta = World.metric("delta", "'min':0,'cadence':'P1D'");
            rating = World.metric("rating", "'min':1,'max':5,'cadence':'P1D'");
            gauge = World.metric("gauge", "'cadence':'P1D'");
            signed = World.metric("rating", "'min':-1,'max':1,'cadence':'P1D'");
        }
        objective = World.draft("2026-01-01", "2026-12-31");
    }

    private static String named(String text) {
        return text.replace("DELTA", delta)
                .replace("RATING", rating)
                .replace("GAUGE", gauge)
                .replace("SIGNED", signed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mean(SIGNED) | {'kind':'change','by':20,'unit':'percent','baseline':'year-earlier'} | | /target/unit | percentage-of-a-signed-score | points",
                "sum(DELTA) - sum(DELTA{via='x'}) | {'kind':'change','by':20,'unit':'percent','baseline':'preceding'} | | /target/unit | percentage-of-a-signed-score | points",
                "mean(RATING) | {'kind':'level','atLeast':4,'baseline':{'value':4,'provenance':'r'}} | | /target/baseline/value | no-distance | band",
                "mean(RATING) | {'kind':'level','atLeast':4,'baseline':{'value':4.1,'provenance':'r'}} | | /target/baseline/value | baseline-beyond-target | satisfies",
                "mean(RATING) | {'kind':'change','by':0,'unit':'points','baseline':'preceding'} | | /target/by | no-distance | band",
                "sum(DELTA) | {'kind':'level','atLeast':40,'over':'period'} | | /target/over | sum-over-period | total, a limit or a change",
                "last(DELTA) | {'kind':'level','atLeast':40} | | /measure | aggregate-does-not-fit | What fits: sum, count, mean",
                "sum(GAUGE) | {'kind':'total','atLeast':40} | | /measure | aggregate-does-not-fit | What fits: mean",
                "sum(RATING) | {'kind':'total','atLeast':40} | | /measure | aggregate-does-not-fit | What fits: count, mean",
                "sum(nothing.here) | {'kind':'total','atLeast':40} | | /measure | unknown-metric | no metric",
                "sum(DELTA{colour='red'}) | {'kind':'total','atLeast':40} | | /measure | unknown-dimension | channel, via",
                "mean(RATING) | {'kind':'total','atLeast':40} | | /measure | not-additive | level",
                "mean(RATING) | {'kind':'limit','atMost':40} | | /measure | not-additive | level",
                "sum(DELTA) | {'kind':'total','atLeast':0} | | /target/atLeast | above-zero | more than 0",
                "sum(DELTA) | {'kind':'limit','atMost':-1} | | /target/atMost | not-negative | below 0",
                "sum(DELTA) * sum(DELTA) | {'kind':'change','by':5,'unit':'points','baseline':'preceding'} | | /measure | mixed-degree | window",
                "sum(DELTA) + mean(RATING) | {'kind':'level','atLeast':5,'over':'P30D'} | | /measure | mixed-degree | window",
                "sum(DELTA) | {'kind':'change','by':-101,'unit':'percent','baseline':'preceding'} | | /target/by | below-minus-100-percent | 100 %",
                "sum(DELTA) | {'kind':'change','by':-20,'unit':'percent','baseline':{'value':500,'provenance':'r'}} | | /target/baseline | days-needed | from, to",
                "sum(DELTA) | {'kind':'level','atLeast':5,'over':'P30D','baseline':{'value':1,'provenance':'r'}} | | /target/baseline | days-needed | from, to",
                "max(RATING) | {'kind':'change','by':1,'unit':'points','over':'P30D','baseline':'preceding'} | | /target/baseline | unequal-windows | equal length",
                "max(RATING) | {'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-01-01','to':'2025-12-30'}} | | /target/baseline | unequal-windows | equal length",
                "mean(RATING) | {'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-06-01','to':'2026-01-01'}} | | /target/baseline/to | baseline-in-period | before",
                "mean(RATING) | {'kind':'change','by':1,'baseline':'preceding'} | | /target/unit | required | needed",
                "mean(RATING) | {'kind':'change','by':1,'unit':'points'} | | /target/baseline | required | baseline",
                "mean(RATING) | {'kind':'change','by':1,'unit':'points','baseline':{'value':3}} | | /target/baseline/provenance | required | needed",
                "sum(DELTA) | {'kind':'total','atLeast':10} | 'thresholds':{'onTrack':0.7,'atRisk':0.9} | /thresholds | thresholds-out-of-order | above",
                "sum(DELTA) | {'kind':'total','atLeast':10} | 'thresholds':{'onTrack':0.6} | /thresholds | thresholds-out-of-order | above",
                "sum(DELTA) | {'kind':'limit','atMost':10} | 'thresholds':{'onTrack':1.3} | /thresholds | thresholds-out-of-order | limit",
                "sum(DELTA) | {'kind':'total','atLeast':10} | 'thresholds':{'atRisk':0} | /thresholds | thresholds-out-of-order | above 0",
                "sum(DELTA) | {'kind':'every','every':'month','atLeast':10,'needed':0} | | /target/needed | share | above 0",
                "sum(DELTA) | {'kind':'every','every':'month','atLeast':10,'needed':1.1} | | /target/needed | share | at most 1",
                "sum(DELTA) | {'kind':'every','every':'year','atLeast':10} | | /target/every | one-of | quarter",
                "sum(DELTA) | {'kind':'every','every':'month','extra':0,'baseline':'year-earlier'} | | /target/extra | no-distance | band",
                "sum(DELTA) | {'kind':'every','every':'month','extra':30} | | /target/baseline | required | baseline",
                "sum(DELTA) | {'kind':'every','every':'month','extra':30,'baseline':{'from':'2025-01-02','to':'2025-01-31'}} | | /target/baseline | no-whole-period | whole",
                "mean(RATING) | {'kind':'band','every':'month','min':5,'max':4} | | /target/max | order | not below",
                "sum(DELTA) | {'kind':'every','every':'month','atLeast':10} | 'missing':'carry' | /missing | carry-does-not-fit | sums",
                "mean(RATING) | {'kind':'level','atLeast':4} | 'missing':'carry' | /missing | carry-does-not-fit | every and band",
                "mean(RATING) | {'kind':'level','atLeast':4} | 'pace':'seasonal' | /pace | seasonal-does-not-fit | total and limit",
                "sum(DELTA) | {'kind':'every','every':'month','atLeast':10} | 'minimum':5 | /minimum | minimum-does-not-fit | level",
                "sum(DELTA) | {'kind':'total','atLeast':10} | 'pace':{'kind':'step','points':[{'on':'2025-06-30','share':0.5}]} | /pace/points | outside-period | period",
                "sum(DELTA) | {'kind':'total','atLeast':10} | 'pace':{'kind':'step','points':[{'on':'2026-06-30','share':0.5},{'on':'2026-08-31','share':0.4}]} | /pace/points/1 | order | fall",
                "mean(RATING) | {'kind':'level','atLeast':4,'over':'P1M'} | | /target/over | whole-days | P30D",
                "mean(RATING) / 0 | {'kind':'level','atLeast':4} | | /measure | zero-divisor | 0",
                "5 | {'kind':'level','atLeast':4} | | /measure | no-selection | metric",
                "sum(DELTA) | {'kind':'total','atLeast':10} | 'cadence':'weekly' | /cadence | not-a-duration | P7D",
            })
    void what_could_never_be_right_is_refused(
            String measure, String target, String more, String pointer, String code, String alternative) {
        Response refused = as(OWNER)
                .body(statement(named(measure).replace("'", "\\\""), named(target), more == null ? "" : more))
                .post("/api/v1/objectives/" + objective + "/kpis");
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getList("errors.findAll { it.code == '" + code + "' }.pointer"))
                .as(refused.asString())
                .contains(pointer);
        assertThat(refused.asString()).contains(alternative);
        assertThat(refused.jsonPath().getString("detail")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mean(RATING) | {'kind':'change','by':-20,'unit':'percent','baseline':{'value':0,'provenance':'r'}}",
                "mean(GAUGE) | {'kind':'change','by':20,'unit':'percent','baseline':'year-earlier'}",
                "sum(DELTA) | {'kind':'change','by':-100,'unit':'percent','baseline':'year-earlier','mode':'frozen'}",
                "sum(DELTA) | {'kind':'change','by':-20,'unit':'percent','baseline':{'from':'2025-01-01','to':'2025-12-31','mode':'frozen'}}",
                "sum(DELTA) | {'kind':'change','by':-20,'unit':'percent','baseline':{'value':500,'from':'2025-01-01','to':'2025-12-31','provenance':'r'}}",
                "max(RATING) | {'kind':'change','by':1,'unit':'points','over':'P30D','baseline':'year-earlier'}",
                "max(RATING) | {'kind':'change','by':1,'unit':'points','baseline':{'from':'2025-01-01','to':'2025-12-31'}}",
                "sum(DELTA) | {'kind':'level','atLeast':40,'over':'P4W'}",
                "sum(DELTA) | {'kind':'every','every':'week','extra':30,'baseline':{'value':70,'provenance':'r'},'needed':0.8}",
                "sum(DELTA) | {'kind':'every','every':'quarter','atMost':30}",
                "sum(DELTA) - sum(DELTA) | {'kind':'total','atLeast':1}",
                "sum(DELTA) * sum(DELTA) / sum(DELTA) | {'kind':'total','atLeast':1}",
            })
    void what_can_be_right_is_taken(String measure, String target) {
        Response made = as(OWNER)
                .body(statement(named(measure), named(target), ""))
                .post("/api/v1/objectives/" + objective + "/kpis");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/kpis/" + made.path("id"));
        assertThat(made.header("ETag")).isNotBlank();
    }

    @Test
    void a_period_too_short_for_a_month_has_none_to_judge() {
        String short_ = World.draft("2026-01-02", "2026-01-31");
        Response refused = World.state(short_, named("sum(DELTA)"), "{'kind':'every','every':'month','atLeast':1}", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("no-whole-period");
    }

    @Test
    void a_rubric_at_its_lowest_level_is_refused() {
        Response refused = as(OWNER)
                .body(
                        quoted(
                                "{'name':'Drive','unit':'level','target':{'kind':'rubric','atLeast':0,'assessors':['a'],"
                                        + "'validFor':'P90D','levels':[{'score':0,'label':'none','anchor':'x'},{'score':1,'label':'some','anchor':'y'}]}}"))
                .post("/api/v1/objectives/" + objective + "/kpis");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("at-lowest");
    }

    @Test
    void a_sum_of_what_does_not_add_up_is_refused() {
        String odd = World.metric("delta", "'min':0,'additive':false");
        Response refused = World.state(objective, "sum(" + odd + ")", "{'kind':'total','atLeast':1}", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("not-additive");
    }

    @Test
    void two_editors_with_one_etag_are_one_200_and_one_412_and_none_is_428() {
        String kpi = World.kpi(objective, named("sum(DELTA)"), "{'kind':'total','atLeast':10}", "");
        String tag = as(OWNER).get("/api/v1/kpis/" + kpi).header("ETag");
        String change = statement(named("sum(DELTA)"), "{'kind':'total','atLeast':12}", "");
        assertThat(as(OWNER).body(change).put("/api/v1/kpis/" + kpi).statusCode())
                .isEqualTo(428);
        Response first = as(OWNER).header("If-Match", tag).body(change).put("/api/v1/kpis/" + kpi);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.header("ETag")).isNotEqualTo(tag);
        assertThat(as(OWNER)
                        .header("If-Match", tag)
                        .body(change)
                        .put("/api/v1/kpis/" + kpi)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void a_changed_target_of_an_active_kpi_needs_a_reason_and_a_day_not_in_the_past() {
        String active = World.active("2026-01-01", "2026-12-31");
        String kpi = World.kpi(active, named("sum(DELTA)"), "{'kind':'total','atLeast':10}", "");
        Response without = as(OWNER)
                .header("If-Match", "*")
                .body(statement(named("sum(DELTA)"), "{'kind':'total','atLeast':12}", ""))
                .put("/api/v1/kpis/" + kpi);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.jsonPath().getString("errors[0].pointer")).isEqualTo("/reason");
        Response past = as(OWNER)
                .header("If-Match", "*")
                .body(statement(
                        named("sum(DELTA)"),
                        "{'kind':'total','atLeast':12}",
                        "'reason':'more','effectiveFrom':'2026-01-01'"))
                .put("/api/v1/kpis/" + kpi);
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.jsonPath().getString("errors[0].pointer")).isEqualTo("/effectiveFrom");
        Response changed = as(OWNER)
                .header("If-Match", "*")
                .body(statement(named("sum(DELTA)"), "{'kind':'total','atLeast':12}", "'reason':'more are needed'"))
                .put("/api/v1/kpis/" + kpi);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(as("viewer")
                        .get("/api/v1/kpis/" + kpi + "/versions")
                        .jsonPath()
                        .getList("items.reason", String.class))
                .containsExactly(null, "more are needed");
    }
}
