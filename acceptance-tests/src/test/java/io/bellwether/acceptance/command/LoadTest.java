package io.bellwether.acceptance.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.acceptance.house.House;
import io.bellwether.acceptance.house.Said;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A real export of a platform: 500 posts of 2014, of which four say too little. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoadTest {

    private static Path file;

    private final House house = House.running();

    @BeforeAll
    static void findTheExport() {
        String data = System.getenv("BELLWETHER_DATA");
        file = Path.of(data == null ? "" : data, "uci-facebook-metrics", "dataset_Facebook.csv");
        assumeTrue(Files.isReadable(file), "BELLWETHER_DATA does not name the folder with uci-facebook-metrics");
    }

    @Test
    @Order(1)
    void oneLineThatIsRefusedRefusesAll() {
        Said said = load();

        assertThat(said.code()).isNotZero();
        assertThat(said.output()).contains("4 refused").contains("0 accepted");
    }

    @Test
    @Order(2)
    void whatCanBeReadIsStoredAndTheRestIsNamed() {
        Said said = load("--on-error", "skip");

        assertThat(said.code()).as(said.output()).isZero();
        assertThat(said.output()).contains("500 read, 496 accepted").contains("4 refused");
        assertThat(said.lines().stream()
                        .filter(line -> line.matches(" +line \\d+: .+"))
                        .toList())
                .hasSize(4);
    }

    @Test
    @Order(3)
    void interactionsOverReachIsTheFigureOfTheYear() {
        List<Map<String, Object>> results = house.as("viewer")
                .body(Map.of(
                        "queries",
                        List.of(Map.of(
                                "id", "ratio",
                                "measure", "sum(facebook.interactions) / sum(facebook.reach)",
                                "from", "2014-01-01",
                                "to", "2015-01-01"))))
                .post("/aggregates")
                .then()
                .statusCode(200)
                .extract()
                .path("results");

        BigDecimal ratio = new BigDecimal(results.getFirst().get("value").toString());
        assertThat(ratio.setScale(9, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.015260723");
    }

    @Test
    @Order(4)
    void loadingAgainStoresNothingNewAndSaysSo() {
        Said said = load("--on-error", "skip");

        assertThat(said.code()).as(said.output()).isZero();
        assertThat(said.output())
                .contains("500 read, 0 accepted, 496 unchanged, 0 restated, 4 refused")
                .contains("Nothing new");
    }

    private Said load(String... options) {
        List<String> words =
                new java.util.ArrayList<>(List.of("load", file.toString(), "--profile", "facebook-page-insights"));
        words.addAll(List.of(options));
        return house.bellwether(words.toArray(String[]::new));
    }
}
