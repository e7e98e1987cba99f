package io.bellwether.objectives.catalogue;

import java.util.Set;

/** Who leads these objective types may have changed; told within the transaction that took the news over. */
public record LeadershipChanged(Set<String> types) {

    public LeadershipChanged {
        types = Set.copyOf(types);
    }
}
