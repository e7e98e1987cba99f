package io.bellwether.objectives.initiative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.objective.Keys;
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
    public record Found(Map<String, Object> view, long version) {

        public UUID id() {
            return (UUID) view.get("id");
        }
    }

    /**
     * Adds one to an objective.
     *
     * @param key its name in files; null: by its title
     */
    @Transactional
    public Found create(String objectiveId, Supplier<InitiativeRequest> body, String key) {
        Objective objective = objectives.own(objectiveId);
        ObjectiveService.mustNotBeClosed(objective);
        Initiative initiative = new Initiative();
        initiative.id = Ids.next();
        initiative.objective = objective.id();
        initiative.version = 1;
        InitiativeRequest request = body.get();
        initiative.body = checked(request);
        initiative.key = key != null
                ? key
                : Keys.free(
                        Keys.of(request.title()),
                        of(objective.id()).stream().map(Initiative::key).toList());
        store.persist(initiative);
        record("initiative.created", objective, initiative, null);
        return found(initiative, objective);
    }

    @Transactional
    Found read(String id) {
        Initiative initiative = existing(id);
        return found(initiative, objectives.visible(initiative.objective.toString()));
    }

    /** Replaces what was stated. */
    @Transactional
    public Found replace(String id, IfMatch ifMatch, Supplier<InitiativeRequest> body) {
        Objective objective = ownObjective(id);
        Initiative initiative = existing(id);
        ifMatch.check(initiative.version);
        ObjectiveService.mustNotBeClosed(objective);
        Map<String, Object> before = event(objective, initiative);
        initiative.body = checked(body.get());
        initiative.version++;
        record("initiative.changed", objective, initiative, before);
        return found(initiative, objective);
    }

    /** Removes one. */
    @Transactional
    public void delete(String id, IfMatch ifMatch) {
        Objective objective = ownObjective(id);
        Initiative initiative = existing(id);
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
    public List<Map<String, Object>> views(Objective objective) {
        return of(objective.id()).stream()
                .map(initiative -> shown(initiative, objective))
                .toList();
    }

    /** A page of an objective's that the caller may see, oldest first. */
    @Transactional
    List<Map<String, Object>> page(String objectiveId, UUID after, int limit) {
        Objective objective = objectives.visible(objectiveId);
        return store
                .find("objective = ?1 and (?2 is null or id > ?2) order by id", objective.id(), after)
                .page(0, limit)
                .list()
                .stream()
                .map(initiative -> shown(initiative, objective))
                .toList();
    }

    /** The objective of an initiative that the caller may change; locked, so that of two changes one sees the other. */
    private Objective ownObjective(String id) {
        UUID objective = store.find("select objective from Initiative where id = ?1", Ids.parse(id, "initiative"))
                .project(UUID.class)
                .firstResult();
        if (objective == null) {
            throw ProblemException.notFound("initiative");
        }
        return objectives.own(objective.toString());
    }

    private Initiative existing(String id) {
        Initiative initiative = store.findById(Ids.parse(id, "initiative"));
        if (initiative == null) {
            throw ProblemException.notFound("initiative");
        }
        return initiative;
    }

    /** An objective's, oldest first. */
    public List<Initiative> of(UUID objective) {
        return store.list("objective = ?1 order by id", objective);
    }

    /**
     * What would be kept of a statement, as JSON.
     *
     * @throws ProblemException 422 where it is not right
     */
    public String checked(InitiativeRequest request) {
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

    private Map<String, Object> shown(Initiative initiative, Objective objective) {
        Map<String, Object> view = view(initiative);
        view.put("department", objective.department());
        return view;
    }

    private Found found(Initiative initiative, Objective objective) {
        return new Found(shown(initiative, objective), initiative.version);
    }

    Map<String, Object> event(Objective objective, Initiative initiative) {
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
