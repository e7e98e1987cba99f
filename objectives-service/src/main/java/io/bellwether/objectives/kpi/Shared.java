package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * What a KPI refers to instead of stating its own definition.
 *
 * @param kpi whose definition it is
 * @param version which of its versions
 * @param factor by which the figures here are larger ({@code 100}, {@code 1/60}), null where they are the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shared(UUID kpi, int version, String factor) {}
