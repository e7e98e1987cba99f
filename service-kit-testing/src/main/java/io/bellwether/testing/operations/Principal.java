package io.bellwether.testing.operations;

import java.util.List;
import java.util.Set;

/** Everybody who is tried. Objects of the tests belong to {@code human-resources} or {@code marketing-sales}. */
public enum Principal {
    ANONYMOUS(null, Set.of(), Set.of()),
    NOBODY("", Set.of(), Set.of()),
    VIEWER("viewer", Set.of(), Set.of()),
    OWNER("department-owner", Set.of("human-resources"), Set.of()),
    OWNER_OTHER("department-owner", Set.of("marketing-sales"), Set.of()),
    /** Owns the department that leads the type whose objectives need consent. */
    OWNER_LEADING("department-owner", Set.of("public-relations"), Set.of()),
    OWNER_OF_SEVERAL("department-owner", Set.of("human-resources", "marketing-sales"), Set.of()),
    COORDINATOR("coordinator", Set.of(), Set.of()),
    INTEGRATOR("integrator", Set.of(), Set.of("demo-feed")),
    INTEGRATOR_OTHER("integrator", Set.of(), Set.of("other-feed")),
    ADMIN("admin", Set.of(), Set.of()),
    OBJECTIVES_SERVICE("service", Set.of(), Set.of()),
    MEASUREMENTS_SERVICE("service", Set.of(), Set.of()),
    GOVERNANCE_SERVICE("service", Set.of(), Set.of());

    private final String role;
    private final Set<String> departments;
    private final Set<String> sources;

    Principal(String role, Set<String> departments, Set<String> sources) {
        this.role = role;
        this.departments = departments;
        this.sources = sources;
    }

    /** The one realm role; empty without any, null without a token. */
    public String role() {
        return role;
    }

    /** Keys of the departments owned. */
    public Set<String> departments() {
        return departments;
    }

    /** Keys of the sources in the claim. */
    public Set<String> sources() {
        return sources;
    }

    public boolean isOwner() {
        return "department-owner".equals(role);
    }

    public boolean isIntegrator() {
        return "integrator".equals(role);
    }

    /** Whether it is the account of one of our services; its client is then {@link #word}. */
    public boolean isService() {
        return "service".equals(role);
    }

    /** The name that the files use: {@code owner-of-several}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Principal ofWord(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    /** Who owns this department and no other. */
    static Principal ownerOf(String department) {
        return List.of(OWNER, OWNER_OTHER, OWNER_LEADING).stream()
                .filter(one -> one.departments.contains(department))
                .findFirst()
                .orElseThrow();
    }

    /** Who may push under this source. */
    static Principal feedOf(String source) {
        return List.of(INTEGRATOR, INTEGRATOR_OTHER).stream()
                .filter(one -> one.sources.contains(source))
                .findFirst()
                .orElseThrow();
    }
}
