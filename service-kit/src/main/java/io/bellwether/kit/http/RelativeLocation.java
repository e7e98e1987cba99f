package io.bellwether.kit.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** {@code Location} is a path: a service does not know under which address its caller found it. */
public class RelativeLocation {

    @ServerResponseFilter
    public void shorten(ContainerResponseContext answer) {
        Object location = answer.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            answer.getHeaders().putSingle(HttpHeaders.LOCATION, path(URI.create(location.toString())));
        }
    }

    private static String path(URI location) {
        String query = location.getRawQuery();
        return location.getRawPath() + (query == null ? "" : "?" + query);
    }
}
