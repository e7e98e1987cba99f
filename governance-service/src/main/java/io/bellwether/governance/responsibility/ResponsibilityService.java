package io.bellwether.governance.responsibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.governance.department.Departments;
import io.bellwether.governance.objectivetype.ObjectiveType;
import io.bellwether.governance.objectivetype.ObjectiveTypes;
import io.bellwether.governance.problem.GovernanceProblem;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Assigns responsibilities and tells who is, or was, responsible. */
@ApplicationScoped
public class ResponsibilityService {

    @Inject
    Store store;

    @Inject
    ObjectiveTypes types;

    @Inject
    Departments departments;

    @Inject
    EntityManager entities;

    @Inject
    Journal journal;

    @Inject
    CurrentCaller caller;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper mapper;

    @Inject
    Event<Assigned> assigned;

    /** A responsibility changed; overlaps that rest on it are examined anew. */
    public record Assigned(String objectiveType) {}

    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<Responsibility, UUID> {}

    /** Who leads each type on a day, or every responsibility there ever was when no day is named. */
    @Transactional
    public List<ResponsibilityView> list(LocalDate at, String objectiveType, String department) {
        List<ResponsibilityView> found = new ArrayList<>();
        for (ObjectiveType type : types.list("order by key")) {
            if (objectiveType != null && !objectiveType.equals(type.key())) {
                continue;
            }
            List<Responsibility> decided = store.list("objectiveType = ?1 order by fromDay, id", type.key());
            boolean whole = false;
            for (Responsibility one : decided) {
                if (at == null || one.holdsOn(at)) {
                    found.add(view(one));
                    whole |= one.channels.length == 0 && (at != null || one.holdsOn(zone.today()));
                }
            }
            if (!whole) {
                found.add(byDefault(type));
            }
        }
        return found.stream()
                .filter(one -> department == null || department.equals(one.department()))
                .toList();
    }

    /** The department that leads a type on a day, for all channels. */
    @Transactional
    public String leader(String objectiveType, LocalDate day) {
        return store.list("objectiveType = ?1", objectiveType).stream()
                .filter(one -> one.channels.length == 0 && one.holdsOn(day))
                .findFirst()
                .map(one -> one.department)
                .orElseGet(() -> {
                    ObjectiveType type = types.findById(objectiveType);
                    return type == null ? null : type.naturalOwner();
                });
    }

    /** Ends the one in force the day before, and begins this one, in one transaction. */
    @Transactional
    public ResponsibilityView assign(ResponsibilityRequest request) {
        check(request);
        Responsibility fresh = new Responsibility();
        fresh.id = Ids.next();
        fresh.objectiveType = request.objectiveType();
        fresh.department = request.department();
        fresh.contributors = array(request.contributors());
        fresh.channels = array(request.channels());
        Arrays.sort(fresh.channels);
        fresh.fromDay = request.from();
        fresh.untilDay = request.until();
        fresh.rationale = request.rationale();
        fresh.alternatives = write(request.alternatives());
        fresh.decidedBy = caller.get().name();
        fresh.decidedAt = clock.instant();
        fresh.reviewBy = request.reviewBy();
        entities.createNativeQuery("select key from objective_type where key = ?1 for update")
                .setParameter(1, fresh.objectiveType)
                .getResultList();
        for (Responsibility one : store.list("objectiveType", fresh.objectiveType)) {
            if (Arrays.equals(one.channels, fresh.channels)) {
                makeRoom(one, fresh);
            }
        }
        entities.flush();
        store.persist(fresh);
        ResponsibilityView view = view(fresh);
        journal.record(Entry.open(
                "responsibility.assigned",
                "responsibilities/" + fresh.id,
                fresh.department,
                null,
                view,
                fresh.rationale));
        assigned.fire(new Assigned(fresh.objectiveType));
        return view;
    }

    private void makeRoom(Responsibility one, Responsibility fresh) {
        boolean startsInside = !one.fromDay.isBefore(fresh.fromDay)
                && (fresh.untilDay == null || !one.fromDay.isAfter(fresh.untilDay));
        if (startsInside) {
            throw new ProblemException(
                            GovernanceProblem.LATER_RESPONSIBILITY,
                            "From " + one.fromDay + " on it was decided that " + one.department + " leads "
                                    + one.objectiveType + "; end this one before, or decide anew from that day.")
                    .at("/from", "later-responsibility", "A later decision begins inside.");
        }
        if (one.holdsOn(fresh.fromDay)) {
            ResponsibilityView before = view(one);
            one.untilDay = fresh.fromDay.minusDays(1);
            journal.record(Entry.open(
                    "responsibility.ended", "responsibilities/" + one.id, one.department, before, view(one), null));
        }
    }

    private void check(ResponsibilityRequest request) {
        if (types.findById(request.objectiveType()) == null) {
            throw ProblemException.invalid(
                    "/objectiveType",
                    "unknown-type",
                    "There is no objective type \"" + request.objectiveType() + "\".");
        }
        departments.mustKnow(request.department(), "/department");
        int index = 0;
        for (String contributor : Objects.requireNonNullElse(request.contributors(), List.<String>of())) {
            departments.mustKnow(contributor, "/contributors/" + index++);
        }
        index = 0;
        for (ResponsibilityRequest.Alternative alternative : request.alternatives()) {
            departments.mustKnow(alternative.department(), "/alternatives/" + index++ + "/department");
        }
        if (request.until() != null && request.until().isBefore(request.from())) {
            throw ProblemException.invalid("/until", "order", "It ends before it begins.");
        }
        if (request.reviewBy() != null && request.reviewBy().isBefore(request.from())) {
            throw ProblemException.invalid("/reviewBy", "order", "It is to be looked at again before it begins.");
        }
    }

    private static String[] array(List<String> values) {
        return values == null ? new String[0] : values.stream().distinct().toArray(String[]::new);
    }

    private ResponsibilityView byDefault(ObjectiveType type) {
        return new ResponsibilityView(
                null,
                type.key(),
                type.naturalOwner(),
                List.of(),
                List.of(),
                null,
                null,
                "by-default",
                null,
                List.of(),
                null,
                null,
                null);
    }

    private ResponsibilityView view(Responsibility one) {
        return new ResponsibilityView(
                one.id,
                one.objectiveType,
                one.department,
                List.of(one.contributors),
                List.of(one.channels),
                one.fromDay,
                one.untilDay,
                "decided",
                one.rationale,
                read(one.alternatives),
                one.decidedBy,
                one.decidedAt,
                one.reviewBy);
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("alternatives cannot be written", unwritable);
        }
    }

    private List<ResponsibilityRequest.Alternative> read(String text) {
        try {
            return mapper.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("alternatives cannot be read", corrupt);
        }
    }
}
