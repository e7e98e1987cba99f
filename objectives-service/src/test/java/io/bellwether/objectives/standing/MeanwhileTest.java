package io.bellwether.objectives.standing;

import static io.bellwether.objectives.World.OWNER;
import static io.bellwether.objectives.World.as;
import static io.bellwether.objectives.World.fact;
import static io.bellwether.objectives.World.kpi;
import static io.bellwether.objectives.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.objectives.PeersResource;
import io.bellwether.objectives.World;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked for while a change is not yet committed does not show the objective as it was before. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class MeanwhileTest {

    private static final long SLOW = 400;

    private final String metric = World.metric("delta", "'min':0,'cadence':'P1D','finalAfter':'PT0S'");

    @AfterEach
    void fast() {
        World.slowDown(0);
    }

    @Test
    void a_figure_that_arrives_while_an_objective_is_closed_does_not_open_it() throws InterruptedException {
        String objective = World.active(day(-100), day(100));
        String kpi = kpi(objective, "sum(" + metric + ")", "{'kind':'total','atLeast':1000000}", "'freshness':null");
        arrives("4");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "4".equals(standing(kpi, "").getString("value")));
        World.slowDown(SLOW);
        CompletableFuture<Integer> closing = CompletableFuture.supplyAsync(() -> as(OWNER)
                .header("If-Match", "*")
                .body(World.quoted("{'outcome':'enough'}"))
                .post("/api/v1/objectives/" + objective + "/close")
                .statusCode());
        while (!closing.isDone()) {
            arrives("1");
            Thread.sleep(20);
        }
        assertThat(closing.join()).isEqualTo(200);
        Instant seen = Instant.now().plusMillis(3 * SLOW);
        while (Instant.now().isBefore(seen)) {
            assertThat(standing(kpi, "").getString("rule")).isEqualTo("final");
        }
    }

    private void arrives(String value) {
        fact(metric, Instant.now().minus(Duration.ofDays(20)).toString(), value, "");
    }

    private static String day(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString().substring(0, 10);
    }
}
