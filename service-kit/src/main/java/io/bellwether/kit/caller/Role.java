package io.bellwether.kit.caller;

import java.util.Locale;
import java.util.Optional;

/** The realm roles of the product. */
public enum Role {
    VIEWER,
    DEPARTMENT_OWNER,
    COORDINATOR,
    INTEGRATOR,
    ADMIN,
    /** The service accounts of our own services; no person has it. */
    SERVICE;

    /** The name in the realm, for instance {@code department-owner}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> ofKey(String key) {
        for (Role role : values()) {
            if (role.key().equals(key)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
