package io.bellwether.governance.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A decision that may be made.
 *
 * @param details what the effect needs, as it was stated
 * @param steps of the command to objectives; empty when there is nothing to be done there
 * @param restsOn versions, by path, of everything that the parties declared
 * @param reverts the decision that is undone, or null
 * @param reviewOn when it is looked at again, or null
 */
record Plan(
        Effect effect,
        ObjectNode details,
        List<ObjectNode> steps,
        Map<String, Long> restsOn,
        UUID reverts,
        LocalDate reviewOn) {}
