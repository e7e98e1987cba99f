package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Every change wants the version that was read, and every read of a definition answers {@code If-None-Match}. */
public final class Versions {

    private final Tried tried;
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger calls = new AtomicInteger();

    public Versions(Door door, String salt, Map<String, Function<Map<String, String>, Map<String, String>>> own) {
        tried = new Tried(door, salt, own);
    }

    public Result run(String service) {
        tried.objects().prepare(service);
        AtOnce.each(tried.operations().of(service), this::tryAll);
        return new Result(calls.get(), wrong);
    }

    private void tryAll(Operation operation) {
        if (operation.wantsVersion()) {
            Optional<Tried.Case> accepted = tried.accepted(operation);
            if (accepted.isEmpty()) {
                wrong.add(operation.words() + ": no example is accepted by anybody");
            } else {
                change(accepted.get());
            }
        } else if (operation.method().equals("GET") && operation.path().contains("{")) {
            tried.accepted(operation).ifPresent(this::read);
        }
    }

    private void change(Tried.Case one) {
        String tag = tag(one);
        if (tag == null || !tag.matches("\"[^\"]+\"")) {
            wrong.add(one.operation().words() + ": what it changes has no strong ETag but " + tag);
            return;
        }
        expect(one, null, 428);
        expect(one, "", 428);
        expect(one, "\"no-such-version\"", 412);
        expect(one, "\"999999999\"", 412);
        expect(one, "W/" + tag, 412);
        expect(one, "\"a\", \"b,c\"", 412);
        expect(one, tag.replace("\"", ""), 400);
        expect(one, "\"open", 400);
        expect(one, tag + " " + tag, 400);
        if (!tag.equals(tag(one))) {
            wrong.add(one.operation().words() + ": a refused change changed the version");
        }
        int accepted = one.operation().answer(one.subject().state());
        expect(one, "\"a\", " + tag, accepted);
        String after = tag(one);
        boolean gone = after == null;
        if (!tag.equals(after)) {
            expect(one, tag, gone ? 404 : 412);
        }
        Tried.Case another = tried.afresh(one);
        expect(another, tag(another), accepted);
        expect(tried.afresh(one), "*", accepted);
    }

    private void expect(Tried.Case one, String ifMatch, int status) {
        calls.incrementAndGet();
        Map<String, String> headers = new HashMap<>();
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        Calls.Answer answer = tried.calls()
                .send(
                        one.who(),
                        tried.requests()
                                .with(
                                        one.operation(),
                                        one.subject(),
                                        headers,
                                        tried.requests().body(one.operation(), one.subject())));
        boolean right = status == -1 ? answer.status() < 500 : answer.status() == status;
        if (!right || status >= 400 && !answer.isProblem(status)) {
            wrong.add(one.operation().words() + " with If-Match " + ifMatch + " must be " + status + ", is "
                    + answer.brief());
        }
    }

    /** The tag of what is changed, as who may change it reads it. */
    private String tag(Tried.Case one) {
        JsonNode witness = tried.objects().kind(one.kind()).path("witness");
        if (witness.isMissingNode()) {
            return "nothing: its kind has no witness";
        }
        return tried.calls()
                .get(
                        tried.objects()
                                .actor(witness.get("as").asText(), one.subject().vars()),
                        one.operation().service(),
                        "/api/v1"
                                + Filled.text(
                                        witness.get("read").asText(),
                                        one.subject().vars()))
                .etag();
    }

    private void read(Tried.Case one) {
        Calls.Answer plain = get(one, null);
        if (plain.etag() == null) {
            return;
        }
        boolean standing = plain.cacheControl().contains("no-cache");
        int known = standing ? 200 : 304;
        Map<String, Integer> expected = new java.util.LinkedHashMap<>();
        expected.put(plain.etag(), known);
        expected.put("W/" + plain.etag(), known);
        expected.put("\"other\", " + plain.etag(), known);
        expected.put("*", known);
        expected.put("\"other\"", 200);
        expected.forEach((header, status) -> {
            calls.incrementAndGet();
            Calls.Answer answer = get(one, header);
            if (answer.status() != status
                    || !plain.etag().equals(answer.etag())
                    || status == 304 && !answer.body().isEmpty()) {
                wrong.add(one.operation().words() + " with If-None-Match " + header + " must be " + status + ", is "
                        + answer.brief());
            }
        });
    }

    private Calls.Answer get(Tried.Case one, String ifNoneMatch) {
        Map<String, String> headers = new HashMap<>();
        if (ifNoneMatch != null) {
            headers.put("If-None-Match", ifNoneMatch);
        }
        return tried.calls().send(one.who(), tried.requests().with(one.operation(), one.subject(), headers, null));
    }
}
