package io.bellwether.objectives.decision;

import java.util.UUID;

/**
 * On whose word something is changed.
 *
 * @param decision id of the decision in governance
 * @param by name of the person who decided
 * @param reason why, in that person's words
 */
public record Decided(UUID decision, String by, String reason) {}
