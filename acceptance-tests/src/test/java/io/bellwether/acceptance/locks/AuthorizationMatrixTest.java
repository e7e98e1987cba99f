package io.bellwether.acceptance.locks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.acceptance.house.House;
import io.bellwether.testing.operations.AuthorizationMatrix;
import io.bellwether.testing.operations.Result;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Page 06's table through the gateway with tokens of the real Keycloak: every operation, every principal, every kind of
 * object; straight at its own port each service's {@code OperationsTest} tries it. Late, because it leaves hundreds of
 * objects behind.
 */
@Order(Integer.MAX_VALUE - 20)
class AuthorizationMatrixTest {

    private static final List<String> SERVICES = List.of("objectives", "measurements", "governance");

    private final House house = House.running();

    @Test
    void everybodyMayDoThroughTheGatewayExactlyWhatTheTableSays() {
        int cells = 0;
        List<String> wrong = new ArrayList<>();
        AuthorizationMatrix matrix = new AuthorizationMatrix(
                Everybody.of(house).throughTheGateway(),
                "g" + Long.toString(System.nanoTime() % 46_656, 36) + "q",
                Map.of("raised-incident", this::raised));
        SERVICES.forEach(matrix::prepare);
        for (String service : SERVICES) {
            Result result = matrix.run(service);
            cells += result.tried();
            wrong.addAll(result.wrong());
        }
        System.out.printf("authorization matrix through the gateway: %d cells, %d wrong%n", cells, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThanOrEqualTo(2_000);
    }

    /** An incident of the watch that was just defined; a real one takes days of measurements. */
    private Map<String, String> raised(Map<String, String> vars) {
        String id = UUID.randomUUID().toString();
        try (Connection connection = new Databases(house).of("measurements");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into incident (id, watch, status, raised_at, onset, until_at, peak, peak_at, usual, spread, sentence)
                        values (?::uuid, ?::uuid, 'open', now(), now(), now(), 9, now(), 1, 1, ?)
                        """)) {
            insert.setString(1, id);
            insert.setString(2, vars.get("watch"));
            insert.setString(3, "Raised " + vars.get("n"));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return Map.of("incident", id);
    }
}
