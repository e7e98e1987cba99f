package io.bellwether.kit.caller;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the request that is being answered. */
@RequestScoped
public class CurrentCaller {

    /** A department's group of exactly one level; deeper groups give no department. */
    private static final Pattern DEPARTMENT_GROUP = Pattern.compile("/departments/([a-z0-9]+(?:-[a-z0-9]+)*)");

    @Inject
    JsonWebToken token;

    private Caller caller;

    /**
     * The caller.
     *
     * @throws ProblemException 401 when the request carries no verified token
     */
    public Caller get() {
        if (caller == null) {
            if (!signedIn()) {
                throw new ProblemException(CommonProblem.UNAUTHORIZED, "A valid access token is needed.");
            }
            caller = read(token);
        }
        return caller;
    }

    /** Whether the request carries a verified token. */
    public boolean signedIn() {
        return token != null && token.getRawToken() != null;
    }

    /** The verified token as it came, with the scheme, to be passed on in the caller's name. */
    public String bearer() {
        get();
        return "Bearer " + token.getRawToken();
    }

    static Caller read(JsonWebToken token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        strings(token.getClaim("realm_access") instanceof JsonObject access ? access.get("roles") : null)
                .forEach(key -> Role.ofKey(key).ifPresent(roles::add));
        Set<String> departments = new LinkedHashSet<>();
        for (String group : strings(token.getClaim("departments"))) {
            Matcher matcher = DEPARTMENT_GROUP.matcher(group);
            if (matcher.matches()) {
                departments.add(matcher.group(1));
            }
        }
        Set<String> sources = new LinkedHashSet<>(strings(token.getClaim("sources")));
        String client = Optional.ofNullable((Object) token.getClaim("azp"))
                .map(CurrentCaller::text)
                .orElse("");
        String user = Optional.ofNullable((Object) token.getClaim("preferred_username"))
                .map(CurrentCaller::text)
                .orElse(token.getSubject());
        String name = user != null && user.startsWith("service-account-") ? client : user;
        return new Caller(token.getSubject(), name, client, roles, departments, sources);
    }

    private static Collection<String> strings(Object claim) {
        Set<String> values = new LinkedHashSet<>();
        if (claim instanceof JsonArray array) {
            array.forEach(value -> values.add(text(value)));
        } else if (claim instanceof Collection<?> collection) {
            collection.forEach(value -> values.add(text(value)));
        } else if (claim != null) {
            values.add(text(claim));
        }
        return values;
    }

    private static String text(Object value) {
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
    }
}
