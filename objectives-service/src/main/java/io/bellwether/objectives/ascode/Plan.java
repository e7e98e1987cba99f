package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * What a file changes.
 *
 * @param applied whether it was done, or would be
 * @param unchanged how many objectives, KPIs and initiatives stay as they are
 */
record Plan(String department, boolean applied, List<Change> changes, int unchanged, String sentence) {

    /**
     * One change.
     *
     * @param action create, change, delete, activate, close or reopen
     * @param kind objective, kpi or initiative
     * @param key its name in the file; of a part with the objective's before it
     * @param id null for what is yet to be made
     * @param line where it stands in the file; null for what is not in it any more
     * @param fields what differs, for a change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String action,
            String kind,
            String key,
            UUID id,
            Long line,
            List<Field> fields,
            String reason,
            String sentence) {

        Change withoutId() {
            return new Change(action, kind, key, null, line, fields, reason, sentence);
        }
    }

    /** One property before and after; null where there is none. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Field(String field, JsonNode before, JsonNode after) {}
}
