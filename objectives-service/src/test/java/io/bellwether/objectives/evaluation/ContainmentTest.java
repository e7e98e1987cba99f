package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainmentTest {

    private static final String RAISED = "2026-03-01T10:00:00Z";
    private static final String IN_TIME = "2026-03-01T14:00:00Z";
    private static final String TOO_LATE = "2026-03-01T14:00:00.001Z";
    private static final String CLOSED = "2026-03-02T10:00:00Z";

    @Test
    void without_an_incident_it_is_not_applicable_at_any_time() {
        assertThat(watched().standing().status()).isEqualTo("not-applicable");
        assertThat(watched().at("2027-02-01T00:00:00Z").standing().status()).isEqualTo("not-applicable");
        assertThat(watched().at("2025-02-01T00:00:00Z").standing().rule()).isEqualTo("no-event");
        assertThat(watched().standing().attained()).isNull();
    }

    @Test
    void without_a_watch_it_is_not_applicable_and_says_so() {
        Standing standing = unwatched().standing();
        assertThat(standing.status()).isEqualTo("not-applicable");
        assertThat(standing.reason()).isEqualTo("no-watch");
        assertThat(standing.sentence()).contains("There is no watch \"w\"");
        assertThat(watched().standing().reason()).isNull();
    }

    @Test
    void incidents_outside_the_period_are_none_of_it() {
        assertThat(watched()
                        .incident("2025-12-31T23:59:59Z", null, CLOSED)
                        .incident("2026-07-02T12:00:00Z", null, null)
                        .standing()
                        .rule())
                .isEqualTo("no-event");
    }

    @Test
    void what_is_not_closed_is_not_judged() {
        Standing standing = watched().incident(RAISED, IN_TIME, null).standing();
        assertThat(standing.status()).isEqualTo("too-early");
        assertThat(standing.rule()).isEqualTo("no-judged-period");
        assertThat(standing.attained()).isNull();
        assertThat(standing.value()).isNull();
    }

    @Test
    void the_share_is_of_the_closed_ones_and_exactly_in_time_is_in_time() {
        Standing standing = watched()
                .incident(RAISED, IN_TIME, CLOSED)
                .incident(RAISED, TOO_LATE, CLOSED)
                .incident(RAISED, null, CLOSED)
                .incident(RAISED, IN_TIME, CLOSED)
                .incident(RAISED, null, null)
                .standing();
        assertThat(standing.value()).isEqualByComparingTo("0.5");
        assertThat(standing.progress()).isEqualByComparingTo("0.5");
        assertThat(standing.target()).isEqualByComparingTo("1");
        assertThat(standing.status()).isEqualTo("off-track");
        assertThat(standing.attained()).isEqualTo("open");
    }

    @Test
    void at_the_end_it_is_met_or_missed() {
        Situation good = watched().incident(RAISED, IN_TIME, CLOSED).at("2027-01-01T00:00:00Z");
        assertThat(good.standing().status()).isEqualTo("met");
        Situation bad = watched().incident(RAISED, TOO_LATE, CLOSED).at("2027-01-01T00:00:00Z");
        assertThat(bad.standing().status()).isEqualTo("missed");
        assertThat(watched().incident(RAISED, IN_TIME, CLOSED).standing().status())
                .isEqualTo("on-track");
    }

    private static Situation watched() {
        return unwatched().watched();
    }

    private static Situation unwatched() {
        return Situation.of("sum(m)", "{'kind':'response','watch':'w','within':'PT4H','needed':1}");
    }
}
