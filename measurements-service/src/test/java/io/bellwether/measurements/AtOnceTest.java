package io.bellwether.measurements;

import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.AtOnce;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of several who define or change the same at the same moment, one does, and the others read that they came late. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class AtOnceTest {

    private static Map<String, Object> definition(String metric, String name) {
        return Map.of(
                "key",
                metric,
                "name",
                name,
                "shape",
                "delta",
                "unit",
                "things",
                "department",
                "human-resources",
                "cadence",
                "P1D");
    }

    @Test
    void one_defines_it() {
        Map<String, Object> same = definition(name("same"), "Same");
        assertThat(AtOnce.statuses(() -> as("coordinator").body(same).post("/api/v1/metrics")))
                .isEqualTo(Map.of(201, 1, 409, 7));
        Map<String, Object> source = new LinkedHashMap<>(Map.of("key", name("source"), "name", "Same"));
        assertThat(AtOnce.statuses(() -> as("admin").body(source).post("/api/v1/sources")))
                .isEqualTo(Map.of(201, 1, 409, 7));
    }

    @Test
    void one_changes_it() {
        String metric = metric("delta");
        String seen = as("viewer").get("/api/v1/metrics/" + metric).header("ETag");
        Map<String, Object> renamed = definition(metric, "Renamed");
        Map<String, Object> whole = new LinkedHashMap<>(renamed);
        whole.put("dimensions", List.of("via", "channel"));
        assertThat(AtOnce.statuses(() ->
                        as("coordinator").header("If-Match", seen).body(whole).put("/api/v1/metrics/" + metric)))
                .isEqualTo(Map.of(200, 1, 412, 7));
    }
}
