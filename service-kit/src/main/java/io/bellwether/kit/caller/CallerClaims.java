package io.bellwether.kit.caller;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwt.JwtClaims;

/** What the claims of a verified token say of its bearer. */
final class CallerClaims {

    /** A department's group of exactly one level; deeper groups give no department. */
    private static final Pattern DEPARTMENT_GROUP = Pattern.compile("/departments/([a-z0-9]+(?:-[a-z0-9]+)*)");

    private CallerClaims() {}

    static Caller read(JwtClaims claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        strings(claims.getClaimValue("realm_access") instanceof Map<?, ?> access ? access.get("roles") : null)
                .forEach(key -> Role.ofKey(key).ifPresent(roles::add));
        Set<String> departments = new LinkedHashSet<>();
        for (String group : strings(claims.getClaimValue("departments"))) {
            Matcher matcher = DEPARTMENT_GROUP.matcher(group);
            if (matcher.matches()) {
                departments.add(matcher.group(1));
            }
        }
        String subject = text(claims, "sub", null);
        String client = text(claims, "azp", "");
        String user = text(claims, "preferred_username", subject);
        String name = user != null && user.startsWith("service-account-") ? client : user;
        Set<String> sources = new LinkedHashSet<>(strings(claims.getClaimValue("sources")));
        return new Caller(subject, name, client, roles, departments, sources);
    }

    private static String text(JwtClaims claims, String name, String otherwise) {
        Object value = claims.getClaimValue(name);
        return value == null ? otherwise : value.toString();
    }

    /** A claim of one text is as good as a list of one; lists keep their texts. */
    private static Collection<String> strings(Object claim) {
        if (claim instanceof Collection<?> collection) {
            return collection.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString());
    }
}
