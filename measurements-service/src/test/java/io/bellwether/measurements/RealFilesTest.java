package io.bellwether.measurements;

import static io.bellwether.measurements.Api.value;
import static io.bellwether.measurements.Files.done;
import static io.bellwether.measurements.Files.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Real exports in the folder that {@code BELLWETHER_DATA} names; not run without it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class RealFilesTest {

    private static byte[] real(String file) throws IOException {
        String folder = System.getenv("BELLWETHER_DATA");
        assumeTrue(folder != null && !folder.isEmpty(), "not run: BELLWETHER_DATA names no folder");
        return java.nio.file.Files.readAllBytes(Path.of(folder, file));
    }

    @Test
    void posts_without_a_date_are_dated_by_the_profile_and_four_incomplete_ones_named() throws IOException {
        byte[] file = real("uci-facebook-metrics/dataset_Facebook.csv");
        Files.defineMetricsOf("facebook-page-insights");
        Response begun = send("facebook-page-insights", file, "?onError=skip");
        done(begun, 500, 496, 0, 0, 4);
        assertThat((Double) value("sum(facebook.interactions) / sum(facebook.reach)", "2014-01-01", "2015-01-01"))
                .isCloseTo(0.015260723, within(5e-10));
        JsonPath refused = Api.feed().get(begun.header("Location") + "/refused").jsonPath();
        assertThat(refused.getList("items.code")).containsExactly("missing", "missing", "missing", "missing");
        done(send("facebook-page-insights", file, "?onError=skip"), 500, 0, 496, 0, 4);
    }

    @Test
    void a_post_is_one_post_however_often_it_comes() throws IOException {
        byte[] file = real("uci-facebook-live-sellers-thailand/Live.csv");
        Files.defineMetricsOf("facebook-posts");
        done(send("facebook-posts", file, ""), 7050, 6997, 51, 2, 0);
        assertThat(value("count(facebook_pages.posts)", "2012-01-01", "2019-01-01"))
                .isEqualTo(6997.0);
        done(send("facebook-posts", file, ""), 7050, 0, 7050, 0, 0);
    }

    @Test
    void undefined_bytes_in_texts_disturb_nothing() throws IOException {
        byte[] one = real("fivethirtyeight-twitter-ratio/BarackObama.csv");
        byte[] other = real("fivethirtyeight-twitter-ratio/realDonaldTrump.csv");
        Files.defineMetricsOf("x-analytics");
        done(send("x-analytics", one, ""), 3207, 3207, 0, 0, 0);
        done(send("x-analytics", other, ""), 3232, 3232, 0, 0, 0);
        assertThat(value("sum(x.likes{account=\"BarackObama\"})", "2014-01-01", "2018-01-01"))
                .isEqualTo(44_275_398.0);
        assertThat(value("sum(x.replies{account=\"realDonaldTrump\"})", "2014-01-01", "2018-01-01"))
                .isEqualTo(44_892_822.0);
    }
}
