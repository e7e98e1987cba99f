package io.bellwether.objectives.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * How one change is taken back.
 *
 * @param before the fields that were changed, as they were
 * @param after the same fields as the decision left them: anything else there was changed since
 */
record Restoration(String kind, UUID id, ObjectNode before, ObjectNode after) {}
