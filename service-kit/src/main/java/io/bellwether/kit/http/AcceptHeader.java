package io.bellwether.kit.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** An {@code Accept} that is not written as RFC 9110 has it says nothing: it is passed over instead of failing. */
@ApplicationScoped
public class AcceptHeader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PARAMETER = "\\s*;\\s*(?:[qQ]=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)|(?![qQ]=)" + TOKEN
            + "=(?:" + TOKEN + "|\"[^\"]*\"))";
    private static final String RANGE = TOKEN + "/" + TOKEN + "(?:" + PARAMETER + ")*+";
    private static final Pattern READABLE = Pattern.compile("\\s*" + RANGE + "\\s*(?:,\\s*" + RANGE + "\\s*)*+");

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            String accept = context.request().getHeader("Accept");
            if (accept != null && !READABLE.matcher(accept).matches()) {
                context.request().headers().remove("Accept");
            }
            context.next();
        });
    }
}
