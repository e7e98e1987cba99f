package io.bellwether.objectives.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.decision.Changeable.Subject;
import io.bellwether.objectives.kpi.Sharing;
import io.bellwether.objectives.problem.ObjectivesProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What each step of a command does. Faults point into the decision as the coordinator stated it. */
@ApplicationScoped
class Steps {

    private static final String OBJECTIVES = "objectives";
    private static final String KPIS = "kpis";
    private static final String INITIATIVES = "initiatives";

    @Inject
    Catalogue catalogue;

    @Inject
    Sharing sharing;

    @Inject
    OrganisationZone zone;

    @Inject
    ObjectMapper mapper;

    void take(Command.Step step, int index, Changes changes) {
        switch (step) {
            case Command.Transfer transfer -> transfer(transfer, index, changes);
            case Command.Contribute contribute -> contribute(contribute, changes);
            case Command.Share share -> share(share, changes);
            case Command.Scope scope -> scope(scope, index, changes);
            case Command.Stop stop -> stop(stop, changes);
            case Command.Undo undo ->
                throw new IllegalArgumentException("undone by CarryOut, which has the record: " + undo);
        }
    }

    private void transfer(Command.Transfer step, int index, Changes changes) {
        Subject objective = changes.changeable(OBJECTIVES, step.objective(), step.version());
        if (objective.department().equals(step.to())) {
            throw ProblemException.invalid("/to", "no-change", objective.named() + " is there already.");
        }
        if (!catalogue.hasDepartment(step.to())) {
            throw ProblemException.invalid(
                    "/to", "unknown-department", "There is no department \"" + step.to() + "\".");
        }
        ObjectNode fields = changes.fields().put("department", step.to());
        changes.make("objective.transferred", objective, fields, (before, after) -> {
            boolean outside = after.shown().path("outsideResponsibility").asBoolean();
            return "“" + before.name() + "” moves from " + before.department() + " to " + after.department()
                    + "; its targets stay as they are."
                    + (outside == before.shown().path("outsideResponsibility").asBoolean()
                            ? ""
                            : outside
                                    ? " There it is outside responsibility."
                                    : " There it is within its responsibility.");
        });
    }

    private void contribute(Command.Contribute step, Changes changes) {
        Subject lead = changes.changeable(OBJECTIVES, step.lead(), step.leadVersion());
        Subject objective = changes.changeable(OBJECTIVES, step.objective(), step.version());
        Set<UUID> above = new HashSet<>();
        for (UUID one = lead.id(); one != null && above.add(one); one = contributesTo(changes.now(OBJECTIVES, one))) {
            if (one.equals(objective.id())) {
                throw ProblemException.invalid(
                        "/lead", "circle", lead.named() + " itself contributes to " + objective.named() + ".");
            }
        }
        ObjectNode fields = changes.fields();
        fields.put("contributesTo", lead.id().toString());
        changes.make(
                "objective.contributing",
                objective,
                fields,
                (before, after) -> before.named() + " contributes to " + lead.named()
                        + "; its KPIs count there, too, and once in every roll-up.");
    }

    private static UUID contributesTo(Subject objective) {
        String id = objective.fields().path("contributesTo").asText(null);
        return id == null ? null : UUID.fromString(id);
    }

    private void share(Command.Share step, Changes changes) {
        Subject shared = changes.at(KPIS, step.shared(), step.sharedVersion());
        Subject kpi = changes.changeable(KPIS, step.kpi(), step.version());
        ObjectNode fields = sharing.refer(kpi.id(), shared.id(), (int) shared.version());
        changes.make(
                "kpi.shared",
                kpi,
                fields,
                (before, after) -> before.named() + " refers to version " + shared.version() + " of " + shared.named()
                        + (before.shown().path("measure").equals(after.shown().path("measure"))
                                ? ""
                                : " and is computed as "
                                        + after.shown().path("measure").asText())
                        + ", keeping its own target.");
    }

    private void scope(Command.Scope step, int index, Changes changes) {
        Subject initiative = running(step.initiative(), step.version(), changes);
        ObjectNode fields = changes.fields();
        if (step.channels() != null) {
            fields.set("channels", sorted(step.channels()));
        }
        if (step.audiences() != null) {
            fields.set("audiences", sorted(step.audiences()));
        }
        if (step.period() != null) {
            Command.Period period = step.period();
            if (period.start() != null && period.end() != null && period.end().isBefore(period.start())) {
                throw ProblemException.invalid(
                        "/scopes/" + index + "/period/end", "order", "The period ends before it begins.");
            }
            fields.set("period", period(period.start(), period.end()));
        }
        changes.make(
                "initiative.rescoped",
                initiative,
                fields,
                (before, after) -> before.named() + " addresses " + list(after, "audiences", "every audience") + " on "
                        + list(after, "channels", "every channel") + " from " + day(after, "start") + " to "
                        + day(after, "end") + ".");
    }

    private void stop(Command.Stop step, Changes changes) {
        Subject initiative = running(step.initiative(), step.version(), changes);
        LocalDate today = zone.today();
        LocalDate start = day(initiative, "start");
        LocalDate end = day(initiative, "end");
        if (step.on().isBefore(today)) {
            throw ProblemException.invalid(
                    "/on", "in-the-past", "An initiative is stopped today, " + today + ", at the earliest.");
        }
        if (step.on().isAfter(end)) {
            throw ProblemException.invalid("/on", "no-change", initiative.named() + " ends on " + end + " anyway.");
        }
        ObjectNode fields = changes.fields();
        boolean begins = !step.on().isBefore(start);
        if (begins) {
            JsonNode from = initiative.fields().path("period").path("start");
            fields.set("period", period(from.isTextual() ? LocalDate.parse(from.asText()) : null, step.on()));
        }
        if (!begins || !step.on().isAfter(today)) {
            fields.put("status", "ended");
        }
        changes.make(
                "initiative.stopped",
                initiative,
                fields,
                (before, after) -> begins
                        ? before.named() + " ends on " + step.on()
                                + (step.on().equals(end) ? "." : " instead of " + end + ".")
                        : before.named() + ", which was to begin on " + start + ", does not begin.");
    }

    /** What a decision did to one thing is taken back, unless it was changed since. */
    void restore(Restoration made, Long version, Changes changes) {
        Subject subject = changes.now(made.kind(), made.id());
        if (version != null) {
            subject = changes.at(made.kind(), made.id(), version);
        }
        for (var field : made.after().properties()) {
            JsonNode now = subject.fields().path(field.getKey());
            if (!now.equals(field.getValue())) {
                throw new ProblemException(
                                ObjectivesProblem.CHANGED_SINCE,
                                subject.named() + " has been changed since: its " + words(field.getKey())
                                        + " would be lost. Change it back first, or decide anew.")
                        .at("/decision", "changed-since", "What it would restore has been changed since.");
            }
        }
        String event = made.kind().substring(0, made.kind().length() - 1) + ".restored";
        changes.make(
                event,
                subject,
                made.before(),
                (before, after) -> before.named() + " is put back to what it was before the decision.");
    }

    private Subject running(UUID id, long version, Changes changes) {
        Subject initiative = changes.changeable(INITIATIVES, id, version);
        if (initiative.fields().path("status").asText().equals("ended")) {
            throw ProblemException.invalid("/initiative", "ended", initiative.named() + " has ended already.");
        }
        return initiative;
    }

    private JsonNode sorted(List<String> slugs) {
        return mapper.valueToTree(slugs.stream().distinct().sorted().toList());
    }

    private ObjectNode period(LocalDate start, LocalDate end) {
        return mapper.createObjectNode()
                .put("start", start == null ? null : start.toString())
                .put("end", end == null ? null : end.toString());
    }

    /** A bound of an initiative's period; where it states none, its objective's. */
    private static LocalDate day(Subject initiative, String bound) {
        JsonNode own = initiative.shown().path("period").path(bound);
        return LocalDate.parse(
                own.isTextual()
                        ? own.asText()
                        : initiative.shown().path("objectivePeriod").path(bound).asText());
    }

    private static String list(Subject initiative, String field, String any) {
        JsonNode values = initiative.fields().path(field);
        return values.isEmpty()
                ? any
                : String.join(", ", values.valueStream().map(JsonNode::asText).toList());
    }

    private static String words(String field) {
        return switch (field) {
            case "contributesTo" -> "lead";
            case "shared" -> "shared definition";
            default -> field;
        };
    }
}
