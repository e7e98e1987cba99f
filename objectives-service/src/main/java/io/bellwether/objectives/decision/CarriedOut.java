package io.bellwether.objectives.decision;

import java.util.List;
import java.util.Map;

/**
 * What a command came to.
 *
 * @param effects on each thing that it changed
 * @param versions that the things have now, by path
 */
public record CarriedOut(List<Effect> effects, Map<String, Long> versions) {}
