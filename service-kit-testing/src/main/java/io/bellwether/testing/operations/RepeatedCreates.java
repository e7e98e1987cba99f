package io.bellwether.testing.operations;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Every create takes an {@code Idempotency-Key}: the same answer again, once made, per caller. */
public final class RepeatedCreates {

    private static final int RACERS = 8;

    private final Tried tried;
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger calls = new AtomicInteger();

    public RepeatedCreates(
            Door door, String salt, Map<String, Function<Map<String, String>, Map<String, String>>> own) {
        tried = new Tried(door, salt, own);
    }

    public Result run(String service) {
        tried.objects().prepare(service);
        AtOnce.each(tried.operations().of(service), this::tryAll);
        return new Result(calls.get(), wrong);
    }

    private void tryAll(Operation operation) {
        boolean creates = operation.method().equals("POST") && operation.answer("") == 201;
        if (creates && !operation.parameters().contains("Idempotency-Key")) {
            wrong.add(operation.words() + " creates and takes no Idempotency-Key");
        }
        if (operation.parameters().contains("Idempotency-Key")) {
            Optional<Tried.Case> accepted = tried.accepted(operation);
            if (accepted.isEmpty()) {
                wrong.add(operation.words() + ": no example is accepted by anybody");
            } else {
                repeat(accepted.get());
                race(tried.afresh(accepted.get()));
            }
        }
    }

    private void repeat(Tried.Case one) {
        String key = UUID.randomUUID().toString();
        byte[] body = tried.requests().body(one.operation(), one.subject());
        if ("application/json".equals(one.operation().mediaType())) {
            must(one, "an unreadable one", send(one, one.who(), key, "{".getBytes(StandardCharsets.UTF_8)), 400);
        }
        Calls.Answer first = send(one, one.who(), key, body);
        Calls.Answer second = send(one, one.who(), key, body);
        if (first.status() / 100 != 2
                || second.status() != first.status()
                || !second.body().equals(first.body())
                || !String.valueOf(second.location()).equals(String.valueOf(first.location()))
                || !String.valueOf(second.etag()).equals(String.valueOf(first.etag()))) {
            wrong.add(one.operation().words() + " again must be " + first.brief() + ", is " + second.brief());
        }
        byte[] other = tried.requests().body(one.operation(), tried.objects().renamedSubject(one.subject()));
        if (!java.util.Arrays.equals(other, body)) {
            must(one, "with another payload", send(one, one.who(), key, other), 422);
        }
        must(one, "with a key of 201 characters", send(one, one.who(), "k".repeat(201), other), 400);
        for (Principal who : tried.allowed(one.operation(), one.subject())) {
            if (who != one.who()) {
                Calls.Answer answer = send(one, who, key, body);
                if (answer.status() / 100 == 2 && answer.body().equals(first.body())) {
                    wrong.add(one.operation().words() + ": " + who.word() + " is given the answer of another caller");
                }
                return;
            }
        }
    }

    private void must(Tried.Case one, String what, Calls.Answer answer, int status) {
        if (!answer.isProblem(status)) {
            wrong.add(one.operation().words() + " " + what + " must be " + status + ", is " + answer.brief());
        }
    }

    private void race(Tried.Case one) {
        String key = UUID.randomUUID().toString();
        byte[] body = tried.requests().body(one.operation(), one.subject());
        Set<String> made = new HashSet<>();
        try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
            List<Callable<Calls.Answer>> all =
                    java.util.Collections.nCopies(RACERS, () -> send(one, one.who(), key, body));
            for (Future<Calls.Answer> racer : racers.invokeAll(all)) {
                Calls.Answer answer = racer.get();
                if (answer.status() / 100 == 2) {
                    made.add(answer.location() + answer.body());
                } else if (!answer.isProblem(409)) {
                    wrong.add(one.operation().words() + " at once must be made or 409, is " + answer.brief());
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        if (made.size() != 1) {
            wrong.add(one.operation().words() + " at once gave " + made.size() + " different answers");
        }
    }

    private Calls.Answer send(Tried.Case one, Principal who, String key, byte[] body) {
        calls.incrementAndGet();
        Map<String, String> headers = new HashMap<>(Map.of("Idempotency-Key", key));
        if (one.operation().wantsVersion()) {
            headers.put("If-Match", "*");
        }
        return tried.calls().send(who, tried.requests().with(one.operation(), one.subject(), headers, body));
    }
}
