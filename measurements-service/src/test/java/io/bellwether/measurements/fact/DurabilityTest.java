package io.bellwether.measurements.fact;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

/** The service does not start on a database that would forget what was acknowledged. */
class DurabilityTest {

    private static Durability on(EmbeddedPostgres postgres) {
        Durability durability = new Durability();
        durability.dataSource = postgres.getPostgresDatabase();
        durability.required = true;
        return durability;
    }

    @Test
    void settings_that_lose_commits_are_named() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .start()) {
            assertThatThrownBy(() -> on(postgres).check(null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("fsync is off")
                    .hasMessageContaining("full_page_writes is off")
                    .hasMessageContaining("synchronous_commit is off");
        }
    }

    @Test
    void settings_that_keep_them_are_none_of_its_business() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            assertThatNoException().isThrownBy(() -> on(postgres).check(null));
        }
    }
}
