package io.bellwether.testing.answers;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;

/** Lets every answer to a REST-assured request through that is as promised, and fails the test with any other. */
public final class AnswersFilter implements Filter {

    /** Puts it before every request that is made from now on; doing so again changes nothing. */
    public static synchronized void install() {
        if (RestAssured.filters().stream().noneMatch(AnswersFilter.class::isInstance)) {
            RestAssured.filters(new AnswersFilter());
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext context) {
        Response response = context.next(request, answer);
        PromisedAnswers.check(
                request.getMethod(),
                URI.create(request.getURI()).getRawPath(),
                response.statusCode(),
                response.contentType(),
                response.asString());
        return response;
    }
}
