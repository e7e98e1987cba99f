package io.bellwether.governance.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.department.Department;
import io.bellwether.governance.department.Departments;
import io.bellwether.governance.overlap.Declarations;
import io.bellwether.governance.overlap.OverlapEntity;
import io.bellwether.governance.overlap.OverlapLife;
import io.bellwether.governance.problem.GovernanceProblem;
import io.bellwether.governance.rules.Finding;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Checks what was decided against the overlap it is about, and says what is to be done. */
@ApplicationScoped
class Plans {

    /** A review further away is a date mistyped. */
    private static final int YEARS_AT_MOST = 10;

    @Inject
    Departments departments;

    @Inject
    Declarations declarations;

    @Inject
    Decisions decisions;

    @Inject
    OverlapLife life;

    @Inject
    OrganisationZone zone;

    @Inject
    ObjectMapper mapper;

    /**
     * What a decision comes to.
     *
     * @throws ProblemException 422 where it does not fit the overlap, 409 where the overlap is not to be decided now
     */
    Plan of(OverlapEntity overlap, DecisionRequest request) {
        Effect effect = Effect.ofKey(request.effect())
                .orElseThrow(() -> ProblemException.invalid(
                        "/effect", "unknown-effect", "effect must be one of " + Effect.all() + "."));
        if (!effect.fits(overlap.kind())) {
            throw ProblemException.invalid(
                    "/effect",
                    "does-not-fit",
                    effect.key() + " does not fit an overlap of the kind " + overlap.kind() + "; these do: "
                            + Effect.fitting(overlap.kind()) + ".");
        }
        ObjectNode details = mapper.valueToTree(request);
        details.remove(List.of("effect", "reason"));
        everythingNeededIsSaidAndNothingElse(effect, details);
        itWaitsForADecision(overlap, effect);
        Finding.Party[] parties = parties(overlap);
        List<ObjectNode> steps =
                switch (effect) {
                    case LEAD_AND_CONTRIBUTE -> contribute(request.lead(), parties);
                    case SHARE_KPI -> share(request.shared(), parties);
                    case SPLIT_SCOPE -> split(request.scopes(), parties);
                    case TRANSFER -> transfer(request.objective(), request.to(), parties);
                    case STOP -> stop(request.initiative(), request.on(), parties);
                    case ACCEPT -> accept(request.reviewOn());
                    case REVERT -> revert(overlap, request.decision());
                };
        return new Plan(effect, details, steps, life.versions(overlap), request.decision(), request.reviewOn());
    }

    private static void everythingNeededIsSaidAndNothingElse(Effect effect, ObjectNode details) {
        for (String name : effect.needs().stream().sorted().toList()) {
            if (!details.has(name)) {
                throw ProblemException.invalid("/" + name, "required", effect.key() + " needs " + name + ".");
            }
        }
        for (Map.Entry<String, JsonNode> field : details.properties()) {
            if (!effect.needs().contains(field.getKey())) {
                throw ProblemException.invalid(
                        "/" + field.getKey(),
                        "not-for-this-effect",
                        field.getKey() + " says nothing to " + effect.key() + ".");
            }
        }
    }

    private static void itWaitsForADecision(OverlapEntity overlap, Effect effect) {
        if (overlap.pending() != null) {
            throw new ProblemException(
                    GovernanceProblem.DECISION_PENDING,
                    "A decision on this overlap is being carried out; wait for it.");
        }
        boolean over = overlap.status().equals("resolved") || overlap.status().equals("gone");
        if (over && effect != Effect.REVERT) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    overlap.status().equals("gone")
                            ? "There is nothing to decide: the cause of this overlap has disappeared."
                            : "This overlap is resolved; undo the decision on it before it is decided anew.");
        }
    }

    private List<ObjectNode> contribute(UUID lead, Finding.Party[] parties) {
        Set<String> objectives = new TreeSet<>();
        for (Finding.Party party : parties) {
            if (party.objective() != null) {
                objectives.add(party.objective());
            }
        }
        if (!objectives.remove(lead.toString())) {
            throw notAParty("/lead", "objective");
        }
        if (objectives.isEmpty()) {
            throw ProblemException.invalid("/lead", "no-other", "There is no other objective that could contribute.");
        }
        List<ObjectNode> steps = new ArrayList<>();
        for (String other : objectives) {
            steps.add(step("contribute", "objective", other)
                    .put("lead", lead.toString())
                    .put("leadVersion", version("objectives/" + lead)));
        }
        return steps;
    }

    private List<ObjectNode> share(UUID shared, Finding.Party[] parties) {
        Set<String> kpis = new TreeSet<>();
        for (Finding.Party party : parties) {
            kpis.add(party.kpi());
        }
        if (!kpis.remove(shared.toString())) {
            throw notAParty("/shared", "KPI");
        }
        List<ObjectNode> steps = new ArrayList<>();
        for (String other : kpis) {
            steps.add(step("share", "kpi", other)
                    .put("shared", shared.toString())
                    .put("sharedVersion", version("kpis/" + shared)));
        }
        return steps;
    }

    private List<ObjectNode> split(List<DecisionRequest.Scope> scopes, Finding.Party[] parties) {
        List<ObjectNode> steps = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        int index = 0;
        for (DecisionRequest.Scope scope : scopes) {
            String here = "/scopes/" + index++;
            mustBeAParty(scope.initiative(), parties, here + "/initiative");
            if (!seen.add(scope.initiative())) {
                throw ProblemException.invalid(
                        here + "/initiative", "twice", "Each initiative gets one scope, not two.");
            }
            DecisionRequest.Days days = scope.period();
            if (scope.channels() == null && scope.audiences() == null && days == null) {
                throw ProblemException.invalid(
                        here, "empty", "Say which channels, audiences or period this initiative keeps.");
            }
            if (days != null
                    && days.start() != null
                    && days.end() != null
                    && days.end().isBefore(days.start())) {
                throw ProblemException.invalid(here + "/period/end", "order", "The period ends before it begins.");
            }
            ObjectNode step = step("scope", "initiative", scope.initiative().toString());
            ObjectNode stated = mapper.valueToTree(scope);
            stated.remove("initiative");
            step.setAll(stated);
            steps.add(step);
        }
        return steps;
    }

    private List<ObjectNode> transfer(UUID objective, String to, Finding.Party[] parties) {
        String department = null;
        for (Finding.Party party : parties) {
            if (objective.toString().equals(party.objective())) {
                department = party.department();
            }
        }
        if (department == null) {
            throw notAParty("/objective", "objective");
        }
        mustBeOpen(to, "/to");
        if (to.equals(department)) {
            throw ProblemException.invalid("/to", "no-change", "The objective is of " + to + " already.");
        }
        return List.of(step("transfer", "objective", objective.toString()).put("to", to));
    }

    /** 422 at a pointer unless it is a department whose work goes on. */
    void mustBeOpen(String key, String pointer) {
        departments.mustKnow(key, pointer);
        Department department = departments.findById(key);
        if (department.isClosed()) {
            throw ProblemException.invalid(pointer, "closed-department", "The department \"" + key + "\" is closed.");
        }
    }

    private List<ObjectNode> stop(UUID initiative, LocalDate on, Finding.Party[] parties) {
        mustBeAParty(initiative, parties, "/initiative");
        if (on.isBefore(zone.today())) {
            throw ProblemException.invalid(
                    "/on", "in-the-past", "An initiative is stopped today, " + zone.today() + ", at the earliest.");
        }
        return List.of(step("stop", "initiative", initiative.toString()).put("on", on.toString()));
    }

    private List<ObjectNode> accept(LocalDate reviewOn) {
        LocalDate today = zone.today();
        if (!reviewOn.isAfter(today) || reviewOn.isAfter(today.plusYears(YEARS_AT_MOST))) {
            throw ProblemException.invalid(
                    "/reviewOn",
                    "out-of-range",
                    "The day on which it is looked at again must come after today, " + today + ", and within "
                            + YEARS_AT_MOST + " years.");
        }
        return List.of();
    }

    private List<ObjectNode> revert(OverlapEntity overlap, UUID id) {
        Decision made = decisions.findById(id);
        if (made == null || !overlap.id().equals(made.overlap)) {
            throw ProblemException.invalid(
                    "/decision", "unknown-decision", "No such decision was made on this overlap.");
        }
        if (made.effect.equals(Effect.REVERT.key())) {
            throw ProblemException.invalid(
                    "/decision", "not-undoable", "An undoing is not undone; decide anew instead.");
        }
        if (!made.state.equals("applied")) {
            throw ProblemException.invalid(
                    "/decision",
                    "not-applied",
                    "Only what was carried out is undone; this decision is " + made.state + ".");
        }
        if (decisions.undoing(id).isPresent()) {
            throw ProblemException.invalid("/decision", "undone-already", "This decision was undone already.");
        }
        Map<String, Long> left = read(made.versions);
        if (left.isEmpty()) {
            return List.of();
        }
        ObjectNode step = mapper.createObjectNode().put("do", "undo").put("decision", id.toString());
        ObjectNode versions = step.putObject("versions");
        left.forEach((path, version) ->
                versions.put(path, Math.max(version, declarations.version(path).orElse(version))));
        return List.of(step);
    }

    private ObjectNode step(String what, String kind, String id) {
        return mapper.createObjectNode().put("do", what).put(kind, id).put("version", version(kind + "s/" + id));
    }

    private long version(String path) {
        return declarations
                .version(path)
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.CONFLICT, "What this is about does not exist any more; read the overlap again."));
    }

    private static void mustBeAParty(UUID initiative, Finding.Party[] parties, String pointer) {
        for (Finding.Party party : parties) {
            if (initiative.toString().equals(party.initiative())) {
                return;
            }
        }
        throw notAParty(pointer, "initiative");
    }

    private static ProblemException notAParty(String pointer, String what) {
        return ProblemException.invalid(pointer, "not-a-party", "This " + what + " is no party of the overlap.");
    }

    private Finding.Party[] parties(OverlapEntity overlap) {
        try {
            return mapper.readValue(overlap.parties(), Finding.Party[].class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("the parties of an overlap cannot be read", corrupt);
        }
    }

    private Map<String, Long> read(String versions) {
        try {
            return mapper.readValue(versions, new TypeReference<TreeMap<String, Long>>() {});
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("versions cannot be read", corrupt);
        }
    }
}
