package io.bellwether.kit.journal;

import io.bellwether.kit.caller.Caller;
import java.util.stream.Collectors;

/** Who did it, as the journal keeps it. {@code departments} are keys, sorted, joined by commas. */
public record Actor(String subject, String name, String client, String departments, String request) {

    /** The caller of a request. */
    public static Actor of(Caller caller, String request) {
        return new Actor(
                caller.subject(),
                caller.name(),
                caller.client(),
                caller.departments().stream().sorted().collect(Collectors.joining(",")),
                request == null ? "" : request);
    }

    /** The service itself, for what no request caused. */
    public static Actor service(String name) {
        return new Actor(name, name, name, "", "");
    }
}
