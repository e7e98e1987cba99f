package io.bellwether.kit.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One page of a list.
 *
 * @param items at most as many as were asked for
 * @param next the cursor of the next page, null on the last
 */
public record Page<T>(List<T> items, String next) {

    /**
     * Makes a page of what was fetched.
     *
     * @param fetched up to one more than {@code limit}: the extra one says that there is a next page
     * @param key what the next page begins after, of its last item; ascending and unique in the list
     */
    public static <T> Page<T> of(List<T> fetched, int limit, Function<T, String> key) {
        if (fetched.size() <= limit) {
            return new Page<>(List.copyOf(fetched), null);
        }
        List<T> items = List.copyOf(fetched.subList(0, limit));
        String cursor = "a:" + key.apply(items.get(limit - 1));
        return new Page<>(
                items, Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes a page of a list that is held whole.
     *
     * @param key names an item in the cursor; unique in the list
     * @throws io.bellwether.kit.problem.ProblemException 400 when the cursor names no item of it
     */
    public static <T> Page<T> of(List<T> whole, PageRequest request, Function<T, String> key) {
        int from = request.after()
                .map(after -> {
                    for (int place = 0; place < whole.size(); place++) {
                        if (key.apply(whole.get(place)).equals(after)) {
                            return place + 1;
                        }
                    }
                    throw PageRequest.badCursor();
                })
                .orElse(0);
        int limit = request.limit();
        return of(whole.subList(from, Math.min(whole.size(), from + limit + 1)), limit, key);
    }

    /** The same page with its items shown in another form. */
    public <R> Page<R> map(Function<? super T, ? extends R> form) {
        return new Page<>(items.stream().<R>map(form).toList(), next);
    }

    /** The answer, with {@code Link: <…>; rel="next"} where there is a next page. */
    public RestResponse<Page<T>> respond(UriInfo uri) {
        RestResponse.ResponseBuilder<Page<T>> answer = RestResponse.ResponseBuilder.ok(this);
        if (next != null) {
            String link = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", next)
                    .scheme(null)
                    .host(null)
                    .port(-1)
                    .build()
                    .toString();
            answer.header(HttpHeaders.LINK, "<" + link + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
