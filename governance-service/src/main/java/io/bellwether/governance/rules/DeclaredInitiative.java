package io.bellwether.governance.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * An initiative as a department declared it.
 *
 * @param topics of its title
 * @param periodStated whether start and end are its own, not its objective's
 */
public record DeclaredInitiative(
        String id,
        String title,
        Trigrams topics,
        String department,
        String objective,
        List<String> channels,
        List<String> audiences,
        List<String> campaigns,
        LocalDate start,
        LocalDate end,
        boolean periodStated)
        implements Declared {

    public DeclaredInitiative {
        channels = slugs(channels);
        audiences = slugs(audiences);
        campaigns = slugs(campaigns);
    }

    /** Trimmed, in small letters, compared as written beyond that: no aliases, no catch-alls. */
    private static List<String> slugs(List<String> values) {
        return values.stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
