package io.bellwether.kit.clock;

import io.bellwether.kit.problem.ProblemException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The organisation's time zone, fixed by the first start: figures of days already stored rest on it. */
@Startup
@ApplicationScoped
public class OrganisationZone {

    @ConfigProperty(name = "bellwether.zone")
    String configured;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    private ZoneId zone;

    @PostConstruct
    void fix() {
        try {
            zone = ZoneId.of(configured);
        } catch (DateTimeException unknown) {
            throw new IllegalStateException("BELLWETHER_ZONE is not a time zone: " + configured, unknown);
        }
        String sql = """
                with first as (insert into installation values ('zone', ?) on conflict do nothing returning value)
                select value from first union all select value from installation where key = 'zone' limit 1
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, configured);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (!row.getString(1).equals(configured)) {
                    throw new IllegalStateException("BELLWETHER_ZONE is " + configured
                            + ", but the first start fixed the organisation's time zone as " + row.getString(1)
                            + "; set it back.");
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the organisation's time zone cannot be read", failed);
        }
    }

    public ZoneId zone() {
        return zone;
    }

    /** 00:00 of a local day (or the first instant that the day has). */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The local day that an instant belongs to. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The running local day. */
    public LocalDate today() {
        return dayOf(clock.instant());
    }

    /**
     * Reads {@code from} or {@code to} of a half-open range: an instant, or a date being 00:00 of that local day.
     *
     * @throws ProblemException 400 naming the parameter
     */
    public Instant bound(String name, String text) {
        return text.length() == 10 ? startOf(date(name, text)) : instant(name, text);
    }

    /**
     * Reads {@code asOf} or {@code knownAt}: an instant, or a date being the end of that local day (00:00 of the next),
     * but never later than now for the running day.
     *
     * @throws ProblemException 400 naming the parameter
     */
    public Instant moment(String name, String text) {
        if (text.length() != 10) {
            return known(name, instant(name, text));
        }
        LocalDate day = date(name, text);
        return known(name, day.equals(today()) ? clock.instant() : startOf(day.plusDays(1)));
    }

    /** A moment of the years that anything here can be about. */
    private static Instant known(String name, Instant moment) {
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw ProblemException.badParameter(name, name + " lies between the years 1900 and 2200.");
        }
        return moment;
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw (ProblemException) ProblemException.badParameter(name, name + " is not a date like 2026-03-01.")
                    .initCause(unreadable);
        }
    }

    private static Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw (ProblemException) ProblemException.badParameter(
                            name, name + " is neither a date like 2026-03-01 nor an instant like 2026-03-01T10:15:00Z.")
                    .initCause(unreadable);
        }
    }
}
