package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Bad JSON to every operation that takes JSON: what cannot be read is 400, what does not fit 400 or 422, never a defect.
 * Where a body is read line by line, a line that cannot be read is one that is refused: 422.
 */
public final class HostileBodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tried tried;
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger sent = new AtomicInteger();

    public HostileBodies(Door door, String salt, Map<String, Function<Map<String, String>, Map<String, String>>> own) {
        tried = new Tried(door, salt, own);
    }

    public Result run(String service) {
        tried.objects().prepare(service);
        AtOnce.each(
                tried.operations().of(service).stream()
                        .filter(one -> "application/json".equals(one.mediaType()))
                        .toList(),
                this::tryAll);
        return new Result(sent.get(), wrong);
    }

    private void tryAll(Operation operation) {
        Optional<Tried.Case> accepted = tried.accepted(operation);
        if (accepted.isEmpty()) {
            wrong.add(operation.words() + ": no example is accepted by anybody");
            return;
        }
        Tried.Case now = accepted.get();
        JsonNode good = read(tried.requests().body(operation, now.subject()));
        boolean bodyless = operation.example().path("bodyless").asBoolean();
        for (Mutation mutation : Mutations.of(good, operation.schema())) {
            if (bodyless && mutation.body().length == 0) {
                continue;
            }
            sent.incrementAndGet();
            Calls.Answer answer;
            try {
                answer = send(now, mutation);
            } catch (UncheckedIOException closed) {
                if (mutation.fate() != Mutation.Fate.TOO_LARGE) {
                    wrong.add(operation.words() + ", " + mutation.words() + ": " + closed.getCause());
                }
                continue;
            }
            boolean byLine = operation.example().path("lines").asBoolean() && answer.status() == 422;
            if (!mutation.isRight(answer.status()) && !byLine
                    || answer.status() >= 400 && !answer.isProblem(answer.status())) {
                wrong.add(operation.words() + ", " + mutation.words() + ": " + answer.brief());
            }
            if (answer.status() / 100 == 2 && !operation.isSafe()) {
                now = tried.afresh(now);
            }
        }
    }

    private Calls.Answer send(Tried.Case now, Mutation mutation) {
        Map<String, String> headers = new java.util.HashMap<>();
        if (now.operation().wantsVersion()) {
            headers.put("If-Match", "*");
        }
        if (mutation.contentType() != null) {
            headers.put("Content-Type", mutation.contentType());
        }
        return tried.calls()
                .send(now.who(), tried.requests().with(now.operation(), now.subject(), headers, mutation.body()));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException("an example is not JSON", notJson);
        }
    }
}
