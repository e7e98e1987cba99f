package io.bellwether.objectives.ascode;

import io.bellwether.objectives.objective.Objective;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One run over a file.
 *
 * @param present what the department has and the run has not come to yet, by key
 * @param made what the run has come to, by key
 */
record Run(Stated stated, Changes changes, Faults faults, Map<String, Objective> present, Map<String, UUID> made) {

    Run(YamlTree file, Stated stated, Faults faults, Map<String, Objective> present) {
        this(stated, new Changes(file), faults, present, new LinkedHashMap<>());
    }
}
