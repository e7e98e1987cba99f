package io.bellwether.acceptance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.acceptance.house.House;
import io.bellwether.acceptance.house.Said;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@code status} and {@code logs} show; early, while the memory is what a start needs. */
@Order(2)
class StatusTest {

    private static final List<String> PARTS =
            List.of("postgres", "keycloak", "measurements", "governance", "objectives", "gateway");

    /** The whole stack's promise. */
    private static final int MIB = 2_048;

    private final House house = House.running();

    @Test
    void everyPartIsReadyAndAllFitIntoTwoGigabytes() {
        Said said = house.bellwether("status");

        assertThat(said.code()).isZero();
        assertThat(said.output()).contains(house.gateway().toString());
        for (String part : PARTS) {
            assertThat(said.lines()).anyMatch(line -> line.matches(part + " +ready +.*"));
        }
        String all = said.lines().stream()
                .filter(line -> line.startsWith("in all"))
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(all.replaceAll("\\D", ""))).isBetween(1, MIB);
    }

    @Test
    void logsShowTheEndOfOnePart() {
        Said said = house.bellwether("logs", "gateway", "--lines", "3");

        assertThat(said.code()).isZero();
        assertThat(said.lines()).hasSizeBetween(2, 4).first().asString().contains("gateway.log");
    }
}
