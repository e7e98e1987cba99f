package io.bellwether.kit.caller;

import java.util.Set;

/**
 * The bearer of a verified token.
 *
 * @param subject the token's {@code sub}
 * @param name the user's name ({@code preferred_username}); for a service account its client id
 * @param client the client that the token was issued to ({@code azp})
 * @param roles the product's roles among the realm roles; other ones are ignored
 * @param departments keys of the departments that the caller owns
 * @param sources keys of the sources that the caller may push under
 */
public record Caller(
        String subject, String name, String client, Set<Role> roles, Set<String> departments, Set<String> sources) {

    public Caller {
        roles = Set.copyOf(roles);
        departments = Set.copyOf(departments);
        sources = Set.copyOf(sources);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the caller is a department owner of this department. */
    public boolean owns(String department) {
        return is(Role.DEPARTMENT_OWNER) && department != null && departments.contains(department);
    }
}
