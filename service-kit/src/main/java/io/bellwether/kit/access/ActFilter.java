package io.bellwether.kit.access;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses, before the body is read, who could do the method's act on no object at all; and every unnamed method. */
public class ActFilter {

    @Inject
    Policy policy;

    @ServerRequestFilter
    public void named(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null
                || !method.getDeclaringClass().getName().startsWith("io.bellwether.")
                || method.isAnnotationPresent(Open.class)) {
            return;
        }
        Does act = method.getAnnotation(Does.class);
        if (act == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Nobody may do this: it has no row in the matrix.");
        }
        policy.requireSomeRole(act.value());
    }
}
