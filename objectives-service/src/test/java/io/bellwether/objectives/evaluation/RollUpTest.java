package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollUpTest {

    /** Members as {@code status weight contribution}, separated by commas. */
    private static RollUp.Result of(String members) {
        List<RollUp.Member> list = new ArrayList<>();
        for (String one : members.split(", ")) {
            String[] parts = one.split(" ");
            list.add(new RollUp.Member(
                    parts.length > 3 ? parts[3] : "kpi" + list.size(),
                    new BigDecimal(parts[1]),
                    parts[0],
                    parts[2].equals("-") ? null : new BigDecimal(parts[2])));
        }
        return RollUp.of(list);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on-track 1 1, at-risk 3 0.5 | at-risk | at-risk | 0.625 | 2 of 2, 1",
                "met 1 1, on-track 1 0.4, too-early 1 0 | too-early | too-early | 0.466666666666667 | 3 of 3, 1",
                "missed 1 0, off-track 1 0.5 | missed | missed | 0.25 | 2 of 2, 1",
                "on-track 1 1, stale 1 0.5 | on-track | stale | 1 | 1 of 2, 0.5",
                "on-track 1 1, no-data 1 -, not-computable 1 - | not-computable | no-data | - | 1 of 3, 0.333333333333333",
                "stale 1 0.5 | not-computable | stale | - | 0 of 1, 0",
                "on-track 4 0.5, no-data 1 -, not-started 9 -, not-applicable 9 - | on-track | no-data | 0.5 | 1 of 2, 0.8",
                "not-applicable 1 -, not-applicable 2 - | not-applicable | not-applicable | - | 0 of 0, 0",
                "not-applicable 1 -, not-started 2 - | not-started | not-started | - | 0 of 0, 0",
                "not-started 2 - | not-started | not-started | - | 0 of 0, 0",
                "on-track 1 1 same, at-risk 3 0.5 same | at-risk | at-risk | 0.5 | 1 of 1, 1",
                "on-track 2 1 same, on-track 2 0.5 same | on-track | on-track | 1 | 1 of 1, 1",
                "on-track 0 1 | not-computable | on-track | - | 1 of 1, 0",
                "on-track 0 1, on-track 2 0.5 | on-track | on-track | 0.5 | 2 of 2, 1",
                "on-track 3 1 same, on-track 1 1 same, missed 1 0 | missed | missed | 0.75 | 2 of 2, 1",
            })
    void a_parent_is_the_weighted_mean_of_its_kpis_with_the_worst_status_covered(
            String members, String status, String worst, String progress, String coverage) {
        RollUp.Result result = of(members);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.worst()).isEqualTo(worst);
        assertThat(result.progress() == null ? "-" : result.progress().toPlainString())
                .isEqualTo(progress);
        assertThat(result.coverage().kpis() + " of " + result.coverage().of() + ", "
                        + result.coverage().weight().toPlainString())
                .isEqualTo(coverage);
    }

    @Test
    void without_kpis_there_is_nothing_to_judge() {
        assertThat(RollUp.of(List.of()).status()).isEqualTo("not-applicable");
        assertThat(RollUp.of(List.of()).progress()).isNull();
    }
}
