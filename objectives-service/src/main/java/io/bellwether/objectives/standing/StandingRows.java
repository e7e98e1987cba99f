package io.bellwether.objectives.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/** Puts thousands of standings at once where {@link StoredStanding} reads them. */
@ApplicationScoped
class StandingRows {

    /** What was asked for of a later edition stays, and of one edition what was asked for later; a KPI that is gone in the meantime has none. */
    private static final String PUT = """
        insert into standing (kpi, day, as_of, known_at, answers, decided, decided_on, version,
            period_start, period_end, closed_at, due_at, edition)
        select ?, ?, ?, ?, cast(? as json), ?, ?, ?, ?, ?, ?, ?, ? where exists (select 1 from kpi where id = ?)
        on conflict (kpi) do update set day = excluded.day, as_of = excluded.as_of,
            known_at = excluded.known_at, answers = excluded.answers, decided = excluded.decided,
            decided_on = excluded.decided_on, version = excluded.version,
            period_start = excluded.period_start, period_end = excluded.period_end,
            closed_at = excluded.closed_at, due_at = excluded.due_at, edition = excluded.edition
        where (standing.edition, standing.as_of) <= (excluded.edition, excluded.as_of)
        """;

    @Inject
    DataSource dataSource;

    /** Within the transaction that runs; in one order, so that two who put the same wait for each other. */
    void put(List<StoredStanding> standings) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            for (StoredStanding one : standings.stream()
                    .sorted(Comparator.comparing(one -> one.kpi))
                    .toList()) {
                put.setObject(1, one.kpi);
                put.setObject(2, one.day);
                put.setObject(3, instant(one.asOf));
                put.setObject(4, instant(one.knownAt), Types.TIMESTAMP_WITH_TIMEZONE);
                put.setString(5, one.answers);
                put.setString(6, one.decided);
                put.setObject(7, one.decidedOn, Types.DATE);
                put.setInt(8, one.version);
                put.setObject(9, one.periodStart);
                put.setObject(10, one.periodEnd);
                put.setObject(11, instant(one.closedAt), Types.TIMESTAMP_WITH_TIMEZONE);
                put.setObject(12, instant(one.dueAt), Types.TIMESTAMP_WITH_TIMEZONE);
                put.setLong(13, one.edition);
                put.setObject(14, one.kpi);
                put.addBatch();
            }
            put.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException("standings cannot be stored", failed);
        }
    }

    private static OffsetDateTime instant(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
