package io.bellwether.objectives;

import static io.bellwether.objectives.World.OWNER;
import static io.bellwether.objectives.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.AtOnce;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Of several who change the same at the same moment, one does, and the others read that they came late. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class AtOnceTest {

    private static final String START = "2025-01-01";
    private static final String END = "2025-12-31";

    private static String objective(String parent) {
        return World.quoted("{'title':'Changed','type':'human-resources','department':'human-resources',"
                + (parent == null ? "" : "'parent':'" + parent + "',") + "'period':{'start':'" + START + "','end':'"
                + END + "'}}");
    }

    private static void onlyOne(String path, Supplier<Response> change) {
        assertThat(AtOnce.statuses(change)).as(path).isEqualTo(Map.of(200, 1, 412, 7));
    }

    @Test
    void one_changes_it() {
        String draft = "/api/v1/objectives/" + World.draft(START, END);
        String seen = as(OWNER).get(draft).header("ETag");
        onlyOne(
                draft,
                () -> as(OWNER).header("If-Match", seen).body(objective(null)).put(draft));
        String next = as(OWNER).get(draft).header("ETag");
        onlyOne(draft, () -> as(OWNER).header("If-Match", next).post(draft + "/activate"));
        String last = as(OWNER).get(draft).header("ETag");
        onlyOne(draft, () -> as(OWNER)
                .header("If-Match", last)
                .body(World.quoted("{'outcome':'enough'}"))
                .post(draft + "/close"));
    }

    @Test
    void one_changes_a_kpi() {
        String metric = World.metric("delta", "'min':0,'cadence':'P1D','finalAfter':'PT0S'");
        String target = "{'kind':'total','atLeast':10}";
        String kpi =
                "/api/v1/kpis/" + World.kpi(World.draft(START, END), "sum(" + metric + ")", target, "'freshness':null");
        String seen = as(OWNER).get(kpi).header("ETag");
        onlyOne(kpi, () -> as(OWNER)
                .header("If-Match", seen)
                .body(World.statement("sum(" + metric + ")", "{'kind':'total','atLeast':20}", "'reason':'more'"))
                .put(kpi));
    }

    @Test
    void one_removes_it() {
        String draft = "/api/v1/objectives/" + World.draft(START, END);
        assertThat(AtOnce.statuses(() -> as(OWNER).header("If-Match", "*").delete(draft)))
                .isEqualTo(Map.of(204, 1, 404, 7));
    }

    @Test
    void two_do_not_serve_each_other() {
        String one = World.draft(START, END);
        String other = World.draft(START, END);
        assertThat(AtOnce.statuses(List.of(
                        () -> as(OWNER)
                                .header("If-Match", "*")
                                .body(objective(other))
                                .put("/api/v1/objectives/" + one),
                        () -> as(OWNER)
                                .header("If-Match", "*")
                                .body(objective(one))
                                .put("/api/v1/objectives/" + other))))
                .isEqualTo(Map.of(200, 1, 422, 1));
    }

    @Test
    void what_is_served_is_not_removed_meanwhile() {
        for (int i = 0; i < 5; i++) {
            String above = World.draft(START, END);
            String below = World.draft(START, END);
            Map<Integer, Integer> statuses = AtOnce.statuses(List.of(
                    () -> as(OWNER)
                            .header("If-Match", "*")
                            .body(objective(above))
                            .put("/api/v1/objectives/" + below),
                    () -> as(OWNER).header("If-Match", "*").delete("/api/v1/objectives/" + above)));
            assertThat(statuses).isIn(Map.of(200, 1, 409, 1), Map.of(204, 1, 422, 1));
        }
    }
}
