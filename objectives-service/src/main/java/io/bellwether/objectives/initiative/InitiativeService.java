package io.bellwether.objectives.initiative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Initiatives of objectives; whoever may change the objective may change them. */
@ApplicationScoped
public class InitiativeService {

    @Inject
    Store store;

    @Inject
    ObjectiveService objectives;

    @Inject
    Journal journal;

    @Inject
    ObjectMapper mapper;

    /** The initiatives that are kept. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<Initiative, UUID> {}

    /** An initiative with its version. */
    record Found(Map<String, Object> view, long version) {}

    @Transactional
    Found create(String objectiveId, Supplier<InitiativeRequest> body) {
        Objective objective = objectives.own(objectiveId);
        ObjectiveService.mustNotBeClosed(objective);
        Initiative initiative = new Initiative();
        initiative.id = Ids.next();
        initiative.objective = objective.id();
        initiative.version = 1;
        initiative.body = checked(body.get());
        store.persist(initiative);
        record("initiative.created", objective, initiative, null);
        return found(initiative, objective);
    }

    @Transactional
    Found read(String id) {
        Initiative initiative = existing(id);
        return found(initiative, objectives.visible(initiative.objective.toString()));
    }

    @Transactional
    Found replace(String id, IfMatch ifMatch, Supplier<InitiativeRequest> body) {
        Initiative initiative = existing(id);
        Objective objective = objectives.own(initiative.objective.toString());
        ifMatch.check(initiative.version);
        ObjectiveService.mustNotBeClosed(objective);
        Map<String, Object> before = event(objective, initiative);
        initiative.body = checked(body.get());
        initiative.version++;
        record("initiative.changed", objective, initiative, before);
        return found(initiative, objective);
    }

    @Transactional
    void delete(String id, IfMatch ifMatch) {
        Initiative initiative = existing(id);
        Objective objective = objectives.own(initiative.objective.toString());
        ifMatch.check(initiative.version);
        journal.record(new Entry(
                "initiative.deleted",
                "initiatives/" + initiative.id,
                objective.department(),
                ObjectiveService.visibility(objective),
                event(objective, initiative),
                null,
                null));
        store.delete(initiative);
    }

    /** Tells the feed anew about all of an objective's initiatives: its status stands in their events. */
    @Transactional
    public void objectiveChanged(Objective objective) {
        for (Initiative initiative : store.list("objective", objective.id())) {
            record("initiative.changed", objective, initiative, null);
        }
    }

    /** All of an objective, oldest first. */
    @Transactional
    public List<Map<String, Object>> views(UUID objective) {
        return store.list("objective = ?1 order by id", objective).stream()
                .map(this::view)
                .toList();
    }

    private Initiative existing(String id) {
        Initiative initiative = store.findById(Ids.parse(id, "initiative"));
        if (initiative == null) {
            throw ProblemException.notFound("initiative");
        }
        return initiative;
    }

    private String checked(InitiativeRequest request) {
        InitiativeRequest.OpenPeriod period = request.period();
        if (period != null
                && period.start() != null
                && period.end() != null
                && period.end().isBefore(period.start())) {
            throw ProblemException.invalid("/period/end", "order", "The period ends before it begins.");
        }
        try {
            return mapper.writeValueAsString(request.normalised());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an initiative cannot be written", unwritable);
        }
    }

    private Map<String, Object> view(Initiative initiative) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", initiative.id);
        view.put("objective", initiative.objective);
        try {
            view.putAll(mapper.readValue(initiative.body, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an initiative cannot be read", corrupt);
        }
        view.put("version", initiative.version);
        return view;
    }

    private Found found(Initiative initiative, Objective objective) {
        Map<String, Object> view = view(initiative);
        view.put("department", objective.department());
        return new Found(view, initiative.version);
    }

    private Map<String, Object> event(Objective objective, Initiative initiative) {
        Map<String, Object> event = view(initiative);
        Map<String, Object> context = new LinkedHashMap<>(ObjectiveService.context(objective));
        context.put("objectivePeriod", context.remove("period"));
        event.putAll(context);
        return event;
    }

    private void record(String name, Objective objective, Initiative initiative, Map<String, Object> before) {
        journal.record(new Entry(
                name,
                "initiatives/" + initiative.id,
                objective.department(),
                ObjectiveService.visibility(objective),
                before,
                event(objective, initiative),
                null));
    }
}
