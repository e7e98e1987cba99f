package io.bellwether.objectives.decision;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What governance asks to be carried out, all of it or none.
 *
 * @param decision its id there; by it the same command is known again
 * @param by name of the person who decided
 */
public record Command(
        @NotNull UUID decision,
        @NotBlank String by,
        @NotBlank String reason,
        @NotEmpty @Valid List<@NotNull @Valid Step> steps) {

    Decided decided() {
        return new Decided(decision, by, reason);
    }

    /** One thing to do. The versions are those that the decision rests on; another one refuses the command. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Transfer.class, name = "transfer"),
        @JsonSubTypes.Type(value = Contribute.class, name = "contribute"),
        @JsonSubTypes.Type(value = Share.class, name = "share"),
        @JsonSubTypes.Type(value = Scope.class, name = "scope"),
        @JsonSubTypes.Type(value = Stop.class, name = "stop"),
        @JsonSubTypes.Type(value = Undo.class, name = "undo")
    })
    public sealed interface Step {}

    /** An objective moves to another department. */
    public record Transfer(
            @NotNull UUID objective,
            @NotNull Long version,
            @NotBlank String to) implements Step {}

    /** An objective becomes a contribution to another one. */
    public record Contribute(
            @NotNull UUID objective,
            @NotNull Long version,
            @NotNull UUID lead,
            @NotNull Long leadVersion) implements Step {}

    /** A KPI refers to a version of another one from now on, keeping its own target. */
    public record Share(
            @NotNull UUID kpi,
            @NotNull Long version,
            @NotNull UUID shared,
            @NotNull Long sharedVersion) implements Step {}

    /** An initiative gets another scope; what is null stays. */
    public record Scope(
            @NotNull UUID initiative,
            @NotNull Long version,
            List<String> channels,
            List<String> audiences,
            Period period)
            implements Step {}

    /** Days, both inclusive; a missing one is the objective's. */
    public record Period(LocalDate start, LocalDate end) {}

    /** An initiative ends on a day, its last. */
    public record Stop(
            @NotNull UUID initiative,
            @NotNull Long version,
            @NotNull LocalDate on) implements Step {}

    /** What an earlier decision did is taken back; {@code versions} by path, {@code objectives/…} for instance. */
    public record Undo(@NotNull UUID decision, @NotNull Map<String, Long> versions) implements Step {}
}
