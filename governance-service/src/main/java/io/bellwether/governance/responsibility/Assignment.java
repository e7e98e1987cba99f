package io.bellwether.governance.responsibility;

import io.bellwether.governance.department.Departments;
import io.bellwether.governance.objectivetype.ObjectiveTypes;
import io.bellwether.governance.problem.GovernanceProblem;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Decides who leads from a day on, and takes back what has not begun. */
@ApplicationScoped
class Assignment {

    @Inject
    ResponsibilityService responsibilities;

    @Inject
    ResponsibilityService.Store store;

    @Inject
    Alternatives alternatives;

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
    Event<ResponsibilityService.Assigned> assigned;

    /**
     * Ends what is in force for these channels the day before, and begins this one, in one transaction. One that was for
     * further channels, too, is carried on for those.
     */
    @Transactional
    ResponsibilityView assign(ResponsibilityRequest request) {
        check(request);
        Responsibility fresh = new Responsibility();
        fresh.id = Ids.next();
        fresh.version = 1;
        fresh.objectiveType = request.objectiveType();
        fresh.department = request.department();
        fresh.contributors = array(request.contributors());
        fresh.channels = array(request.channels());
        Arrays.sort(fresh.channels);
        fresh.fromDay = request.from();
        fresh.untilDay = request.until();
        fresh.rationale = request.rationale();
        fresh.alternatives = alternatives.write(request.alternatives());
        fresh.decidedBy = caller.get().name();
        fresh.decidedAt = clock.instant();
        fresh.reviewBy = request.reviewBy();
        oneAfterTheOther(fresh.objectiveType);
        for (Responsibility one : store.ofType(fresh.objectiveType)) {
            if (one.sharesScopeWith(fresh)) {
                makeRoom(one, fresh);
            }
        }
        entities.flush();
        store.persist(fresh);
        ResponsibilityView view = responsibilities.view(fresh);
        record("responsibility.assigned", fresh, null, view, fresh.rationale);
        assigned.fire(new ResponsibilityService.Assigned(fresh.objectiveType));
        return view;
    }

    private void makeRoom(Responsibility one, Responsibility fresh) {
        boolean startsInside = !one.fromDay.isBefore(fresh.fromDay)
                && (fresh.untilDay == null || !one.fromDay.isAfter(fresh.untilDay));
        if (startsInside) {
            throw new ProblemException(
                            GovernanceProblem.LATER_RESPONSIBILITY,
                            "From " + one.fromDay + " on it was decided that " + one.department + " leads "
                                    + one.objectiveType + "; end this one before, or withdraw that one first.")
                    .at("/from", "later-responsibility", "A later decision begins inside.");
        }
        if (one.holdsOn(fresh.fromDay)) {
            LocalDate meant = one.untilDay;
            ResponsibilityView before = responsibilities.view(one);
            endBy(fresh, one);
            one.version++;
            entities.flush();
            record("responsibility.ended", one, before, responsibilities.view(one), null);
            String[] others = one.channelsWithout(fresh);
            if (others.length > 0) {
                carryOn(one, others, fresh.fromDay, meant);
            }
        }
    }

    private static void endBy(Responsibility later, Responsibility one) {
        one.intendedUntil = one.untilDay;
        one.endedBy = later.id;
        one.untilDay = later.fromDay.minusDays(1);
    }

    private void carryOn(Responsibility one, String[] channels, LocalDate from, LocalDate until) {
        Responsibility rest = new Responsibility();
        rest.id = Ids.next();
        rest.version = 1;
        rest.objectiveType = one.objectiveType;
        rest.department = one.department;
        rest.contributors = one.contributors;
        rest.channels = channels;
        rest.fromDay = from;
        rest.untilDay = until;
        rest.rationale = one.rationale;
        rest.alternatives = one.alternatives;
        rest.decidedBy = one.decidedBy;
        rest.decidedAt = one.decidedAt;
        rest.reviewBy = one.reviewBy;
        rest.continues = one.id;
        store.persist(rest);
        record("responsibility.assigned", rest, null, responsibilities.view(rest), rest.rationale);
    }

    /** Takes back one that has not begun, or began today; what it ended lasts on as it was meant to. */
    @Transactional
    void withdraw(String id, IfMatch ifMatch, Supplier<String> reason) {
        Responsibility seen = existing(id);
        oneAfterTheOther(seen.objectiveType);
        entities.detach(seen);
        Responsibility one = existing(id);
        ifMatch.check(one.version);
        String why = reason.get();
        if (one.fromDay.isBefore(zone.today())) {
            throw new ProblemException(
                    GovernanceProblem.IN_FORCE,
                    "It has been in force since " + one.fromDay + ", and history stays; decide anew instead.");
        }
        record("responsibility.withdrawn", one, responsibilities.view(one), null, why);
        store.delete(one);
        entities.flush();
        for (Responsibility ended : store.list("endedBy = ?1 order by id", one.id)) {
            giveBack(ended, why);
        }
        assigned.fire(new ResponsibilityService.Assigned(one.objectiveType));
    }

    /** Unless what carried it on was decided anew meanwhile; and no longer than until the next decision. */
    private void giveBack(Responsibility ended, String why) {
        List<Responsibility> carriedOn = store.list("continues", ended.id);
        if (carriedOn.stream().anyMatch(rest -> rest.endedBy != null)) {
            return;
        }
        for (Responsibility rest : carriedOn) {
            record("responsibility.withdrawn", rest, responsibilities.view(rest), null, why);
            store.delete(rest);
        }
        entities.flush();
        ResponsibilityView before = responsibilities.view(ended);
        ended.untilDay = ended.intendedUntil;
        ended.intendedUntil = null;
        ended.endedBy = null;
        store.ofType(ended.objectiveType).stream()
                .filter(one -> one.fromDay.isAfter(ended.fromDay) && one.sharesScopeWith(ended))
                .filter(one -> ended.untilDay == null || !one.fromDay.isAfter(ended.untilDay))
                .findFirst()
                .ifPresent(next -> endBy(next, ended));
        ended.version++;
        record("responsibility.resumed", ended, before, responsibilities.view(ended), why);
    }

    Responsibility existing(String id) {
        Responsibility one = store.findById(Ids.parse(id, "responsibility"));
        if (one == null) {
            throw ProblemException.notFound("responsibility");
        }
        return one;
    }

    private void oneAfterTheOther(String objectiveType) {
        entities.createNativeQuery("select key from objective_type where key = ?1 for update")
                .setParameter(1, objectiveType)
                .getResultList();
    }

    private void check(ResponsibilityRequest request) {
        if (types.findById(request.objectiveType()) == null) {
            throw ProblemException.invalid(
                    "/objectiveType",
                    "unknown-type",
                    "There is no objective type \"" + request.objectiveType() + "\".");
        }
        departments.mustBeOpen(request.department(), "/department");
        int index = 0;
        for (String contributor : Objects.requireNonNullElse(request.contributors(), List.<String>of())) {
            departments.mustBeOpen(contributor, "/contributors/" + index++);
        }
        index = 0;
        for (ResponsibilityRequest.Alternative alternative : request.alternatives()) {
            String pointer = "/alternatives/" + index++ + "/department";
            departments.mustKnow(alternative.department(), pointer);
            if (alternative.department().equals(request.department())) {
                throw ProblemException.invalid(
                        pointer, "not-an-alternative", "The department that leads is no alternative to itself.");
            }
        }
        if (request.until() != null && request.until().isBefore(request.from())) {
            throw ProblemException.invalid("/until", "order", "It ends before it begins.");
        }
        if (request.reviewBy() != null && request.reviewBy().isBefore(request.from())) {
            throw ProblemException.invalid("/reviewBy", "order", "It is to be looked at again before it begins.");
        }
    }

    private void record(String event, Responsibility one, Object before, Object after, String reason) {
        journal.record(Entry.open(event, "responsibilities/" + one.id, one.department, before, after, reason));
    }

    private static String[] array(List<String> values) {
        return values == null ? new String[0] : values.stream().distinct().toArray(String[]::new);
    }
}
