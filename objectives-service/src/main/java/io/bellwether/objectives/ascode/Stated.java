package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A file, read: what a department wants to have.
 *
 * @param department whose file it is
 */
record Stated(String department, List<StatedObjective> objectives) {

    /** Where something stands in the file, and by which name. */
    record Place(String pointer, String key) {}

    /**
     * An objective.
     *
     * @param body what the API takes, without parent
     * @param parent as the file names it, or null
     * @param status the one that is wanted, null: whatever it has
     */
    record StatedObjective(
            Place place,
            ObjectNode body,
            String parent,
            String status,
            String outcome,
            String retrospective,
            List<Part> kpis,
            List<Part> initiatives) {}

    /** A KPI or an initiative; {@code body} is what the API takes. */
    record Part(Place place, ObjectNode body) {}
}
