package io.bellwether.kit.http;

import io.bellwether.kit.json.StrictText;
import io.bellwether.kit.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses addresses with characters that no text of ours has: control characters, halves of surrogate pairs. */
public class TextFilter {

    @ServerRequestFilter
    public void texts(UriInfo address) {
        check(address.getPathParameters());
        check(address.getQueryParameters());
    }

    private static void check(MultivaluedMap<String, String> parameters) {
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                if (value != null && StrictText.fault(value) != null) {
                    throw ProblemException.badParameter(parameter.getKey(), StrictText.fault(value));
                }
            }
        }
    }
}
