package io.bellwether.governance.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.governance.Api;
import io.bellwether.governance.Database;
import io.bellwether.governance.Peers;
import io.bellwether.governance.PeersResource;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class FullExaminationTest {

    private static final Map<String, Object> TEN = Map.of("kind", "total", "atLeast", 10);

    @Inject
    FullExamination examination;

    private String one;
    private String other;
    private String kpi;
    private String channel;

    @BeforeEach
    void declare() {
        one = Api.department();
        other = Api.department();
        String metric = Api.name("m").replace('-', '_');
        kpi = Peers.kpi(one, "Hires", "sum(" + metric + ")", TEN);
        Peers.kpi(other, "Arrivals", "sum(" + metric + ")", TEN);
        channel = Api.name("channel");
        Peers.newInitiative(one, "Meet our engineers", "channels", List.of(channel));
        Peers.newInitiative(other, "Meet the makers", "channels", List.of(channel));
    }

    private List<Map<String, Object>> overlaps() {
        List<Map<String, Object>> found = Api.all("/api/v1/overlaps", "department", one);
        assertThat(found).extracting(overlap -> overlap.get("kind")).contains("identical-kpi", "competing-initiatives");
        return found;
    }

    private Map<String, Object> identical() {
        return overlaps().stream()
                .filter(overlap -> overlap.get("kind").equals("identical-kpi"))
                .findFirst()
                .orElseThrow();
    }

    private static Instant confirmed(Map<String, Object> overlap) {
        return Instant.parse(overlap.get("lastConfirmed").toString());
    }

    @Test
    void what_is_found_as_it_was_is_confirmed_and_stays_as_it_is() {
        List<Map<String, Object>> before = overlaps();
        examination.run();
        List<Map<String, Object>> after = overlaps();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i))
                    .containsEntry("id", before.get(i).get("id"))
                    .containsEntry("version", before.get(i).get("version"));
            assertThat(confirmed(after.get(i))).isAfter(confirmed(before.get(i)));
        }
    }

    @Test
    void what_was_never_found_is_found_once() {
        int found = overlaps().size();
        Database.execute("delete from overlap where '" + one + "' = any (departments)");
        examination.run();
        examination.run();
        assertThat(overlaps()).hasSize(found).allSatisfy(overlap -> assertThat(overlap)
                .containsEntry("status", "open")
                .containsEntry("version", 1));
    }

    @Test
    void what_is_found_at_once_stands_in_the_journal_as_it_is_shown() {
        Peers.newInitiative(other, "Meet “them”, 100 % of\nthem", "channels", List.of(channel));
        Database.execute("delete from overlap where '" + one + "' = any (departments)");
        examination.run();
        assertThat(overlaps()).hasSize(3).allSatisfy(overlap -> {
            List<Map<String, Object>> entries =
                    Api.all("/api/v1/journal/governance", "subject", "overlaps/" + overlap.get("id"));
            assertThat(entries).hasSize(1);
            assertThat(entries.get(0)).containsEntry("event", "overlap.found");
            @SuppressWarnings("unchecked")
            Map<String, Object> after = (Map<String, Object>) entries.get(0).get("after");
            assertThat(after).containsAllEntriesOf(without(overlap, "lastConfirmed", "comments"));
        });
        assertThat(Api.answered(Api.as("viewer").get("/api/v1/journal/governance/verify"), 200)
                        .getBoolean("valid"))
                .isTrue();
    }

    private static Map<String, Object> without(Map<String, Object> overlap, String... names) {
        Map<String, Object> rest = new HashMap<>(overlap);
        List.of(names).forEach(rest::remove);
        return rest;
    }

    @Test
    void what_is_found_otherwise_is_changed_and_says_so() {
        Object id = identical().get("id");
        Database.execute("update overlap set severity = 'low', digest = 'of older rules' where id = '" + id + "'");
        examination.run();
        assertThat(identical())
                .containsEntry("id", id)
                .containsEntry("severity", "high")
                .containsEntry("version", 2);
    }

    @Test
    void what_is_only_said_otherwise_has_not_changed() {
        Map<String, Object> before = identical();
        Database.execute("update overlap set digest = 'of older words', "
                + "evidence = cast(replace(cast(evidence as text), 'both count', 'measure') as json) "
                + "where id = '" + before.get("id") + "'");
        assertThat(identical().get("sentence")).isNotEqualTo(before.get("sentence"));
        examination.run();
        assertThat(identical())
                .containsEntry("sentence", before.get("sentence"))
                .containsEntry("version", before.get("version"))
                .containsEntry("changed", before.get("changed"));
    }

    @Test
    void what_is_not_found_again_is_gone_and_was_confirmed_when_it_was_there() {
        Object id = identical().get("id");
        examination.run();
        Instant there = confirmed(identical());
        Database.execute("update declared set active = false where id = '" + kpi + "'");
        examination.run();
        assertThat(identical()).containsEntry("id", id).containsEntry("status", "gone");
        assertThat(confirmed(identical())).isEqualTo(there);
    }
}
