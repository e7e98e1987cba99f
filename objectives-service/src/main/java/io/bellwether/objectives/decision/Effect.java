package io.bellwether.objectives.decision;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a command did, or would do, to one thing.
 *
 * @param subject its path, {@code kpis/…} for instance
 * @param before as it was shown to people
 * @param after as it is shown then
 * @param sentence for a person
 */
public record Effect(String subject, JsonNode before, JsonNode after, String sentence) {}
