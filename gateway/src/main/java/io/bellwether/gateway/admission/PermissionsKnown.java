package io.bellwether.gateway.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who can decide; a gateway that can only refuse should not be sent anybody. */
@Readiness
@ApplicationScoped
public class PermissionsKnown implements HealthCheck {

    @Inject
    Admission admission;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("what each set of roles may do is known")
                .status(admission.isUsable())
                .build();
    }
}
