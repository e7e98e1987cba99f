package io.bellwether.governance.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * An initiative as a department declared it.
 *
 * @param periodStated whether start and end are its own, not its objective's
 */
public record DeclaredInitiative(
        String id,
        String title,
        String department,
        String objective,
        List<String> channels,
        List<String> audiences,
        List<String> campaigns,
        LocalDate start,
        LocalDate end,
        boolean periodStated) {

    public DeclaredInitiative {
        channels = List.copyOf(channels);
        audiences = List.copyOf(audiences);
        campaigns = List.copyOf(campaigns);
    }
}
