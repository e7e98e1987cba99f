package io.bellwether.measurements.source;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.access.Relation;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.Role;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Which source a push comes under. */
@ApplicationScoped
public class Sources {

    @Inject
    DataSource dataSource;

    @Inject
    Policy policy;

    @Inject
    Clock clock;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * The source that a caller pushes under.
     *
     * @param named {@code ?source=}, or null: then it is the only one of the caller's claim
     * @throws ProblemException 403 when it is not in the claim, 400 when the claim has several and none was named, 422
     *     when nobody registered it
     */
    public String ofPush(Caller caller, String named) {
        String source = named;
        if (source == null || source.isEmpty()) {
            if (caller.sources().size() > 1) {
                throw ProblemException.badParameter(
                        "source", "You may push under several sources; say which with ?source=.");
            }
            source = caller.sources().stream()
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            CommonProblem.FORBIDDEN, "Your client may not push under any source."));
        }
        policy.require(
                "measurements.push", caller.sources().contains(source) ? Set.of(Relation.OWN) : Set.of(), "source");
        mustBeRegistered(source);
        return source;
    }

    /**
     * The source that a caller imports a file under: a department of the owner, or a source of the client's claim.
     *
     * @param named {@code ?source=}, or null: then it is the only one that the caller has
     * @throws ProblemException 403 when it is not the caller's, 400 when there are several and none was named, 422 when
     *     nobody registered it
     */
    public String ofImport(Caller caller, String named) {
        String source = mayImport(caller, named);
        if (caller.is(Role.DEPARTMENT_OWNER) && caller.departments().contains(source)) {
            return ofDepartment(source);
        }
        mustBeRegistered(source);
        return source;
    }

    /** The same as far as it is decided by the caller alone; for before the file is read. */
    public String mayImport(Caller caller, String named) {
        Set<String> owned = caller.is(Role.DEPARTMENT_OWNER) ? caller.departments() : Set.of();
        Set<String> claimed = caller.is(Role.INTEGRATOR) ? caller.sources() : Set.of();
        String source = named;
        if (source == null || source.isEmpty()) {
            Set<String> all = new HashSet<>(owned);
            all.addAll(claimed);
            if (all.size() > 1) {
                throw ProblemException.badParameter(
                        "source", "You may import under several sources; say which with ?source=.");
            }
            source = all.stream()
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            CommonProblem.FORBIDDEN, "You own no department and no source to import under."));
        }
        boolean own = owned.contains(source) || claimed.contains(source);
        policy.require("import.start", own ? Set.of(Relation.OWN) : Set.of(), "source");
        return source;
    }

    /** Makes a department's own source, if it is not there yet. */
    public String ofDepartment(String department) {
        if (known.contains(department)) {
            return department;
        }
        String sql = "insert into source values (?, ?, ?, null, 1, ?) on conflict (key) do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, department);
            insert.setString(2, "Uploads of " + department);
            insert.setString(3, department);
            insert.setTimestamp(4, java.sql.Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("a source cannot be stored", failed);
        }
        known.add(department);
        return department;
    }

    /** After an erasure nothing is taken for known. */
    void forget() {
        known.clear();
    }

    private void mustBeRegistered(String source) {
        if (known.contains(source)) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("select 1 from source where key = ?")) {
            query.setString(1, source);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(
                            MeasurementsProblem.UNKNOWN_SOURCE,
                            "Nobody registered the source \"" + source + "\"; ask the administrator.");
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("sources cannot be read", failed);
        }
        known.add(source);
    }
}
