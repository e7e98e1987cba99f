package io.bellwether.governance.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * What objectives is asked to carry out, all of it or nothing; by {@code decision} it knows the same one again.
 *
 * @param by name of the person who decided
 */
record Command(UUID decision, String by, String reason, List<? extends JsonNode> steps) {}
