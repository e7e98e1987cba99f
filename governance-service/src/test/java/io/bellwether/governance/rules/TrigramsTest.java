package io.bellwether.governance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.governance.Database;
import io.bellwether.governance.PeersResource;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class TrigramsTest {

    @ParameterizedTest
    @CsvSource({
        "Meet our engineers, Meet the makers",
        "Spring campaign 2026, spring-campaign",
        "a, b",
        "Autumn, Autumn",
        "'', Something",
        "Answers within the hour, Answers within the hour!"
    })
    void are_as_postgresql_says(String one, String other) throws SQLException {
        try (Connection connection = Database.connection();
                PreparedStatement query = connection.prepareStatement("select cast(similarity(?, ?) as numeric)")) {
            query.setString(1, one);
            query.setString(2, other);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                assertThat(Trigrams.of(one).similarity(Trigrams.of(other)))
                        .isEqualByComparingTo(row.getBigDecimal(1).setScale(2, RoundingMode.HALF_EVEN));
            }
        }
    }
}
