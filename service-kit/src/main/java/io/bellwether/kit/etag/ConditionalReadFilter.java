package io.bellwether.kit.etag;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a read that names the version it has already with 304. Bodies that hold a standing are {@code no-cache}: they
 * change while the definition that their tag names does not, and are always sent.
 */
@Provider
public class ConditionalReadFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object tag = response.getHeaders().getFirst(HttpHeaders.ETAG);
        Object caching = response.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL);
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (read
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && tag != null
                && (caching == null || !caching.toString().contains("no-cache"))
                && ETags.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.toString())) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}
