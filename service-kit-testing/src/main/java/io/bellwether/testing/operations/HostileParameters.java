package io.bellwether.testing.operations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bad query parameters, path parameters and headers to every operation: 400 or 404 and a problem, never a defect. */
public final class HostileParameters {

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    /** Values that no parameter means. */
    private static final List<String> BAD = List.of(
            "\u0000",
            "a\u0000b",
            "\u001b",
            "\u202e",
            "'",
            "'; drop table journal; --",
            "%",
            "%zz",
            "\\",
            "\"",
            "{",
            "-1",
            "1e400",
            "NaN",
            "99999999999999999999",
            "2026-13-45",
            "9999999-01-01",
            "0000-00-00",
            "..",
            "../..",
            "*",
            "x".repeat(5_000),
            "ä".repeat(300),
            "\uD83D\uDE00",
            "null",
            "",
            " ");

    /** What is refused whatever a list is about. */
    private static final Map<String, List<String>> REFUSED = Map.of(
            "limit", List.of("0", "201", "-1", "x", "1.5", "99999999999999999999", " 5"),
            "cursor", List.of("zzz", "!!!", "eA", "%00", "x".repeat(3_000)),
            "wait", List.of("31", "-1", "x", "1.5"),
            "after", List.of("-1", "x", "1.5", "99999999999999999999"));

    private final Tried tried;
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger calls = new AtomicInteger();

    public HostileParameters(
            Door door, String salt, Map<String, Function<Map<String, String>, Map<String, String>>> own) {
        tried = new Tried(door, salt, own);
    }

    public Result run(String service) {
        tried.objects().prepare(service);
        AtOnce.each(tried.operations().of(service), this::tryAll);
        strangers(service);
        return new Result(calls.get(), wrong);
    }

    private void tryAll(Operation operation) {
        Optional<Tried.Case> accepted = tried.accepted(operation);
        if (accepted.isEmpty()) {
            wrong.add(operation.words() + ": no example is accepted by anybody");
            return;
        }
        Tried.Case one = accepted.get();
        pages(one);
        queries(one);
        paths(one);
        if (operation.method().equals("GET")) {
            accept(one);
        } else if (operation.takesBody()) {
            mediaTypes(one);
        }
    }

    /** What answers with a list is read in pages. */
    private void pages(Tried.Case one) {
        if (!one.operation().method().equals("GET") || one.operation().queries().contains("limit")) {
            return;
        }
        Calls.Answer answer = tried.calls().send(one.who(), call(one));
        if (answer.contentType().startsWith("application/json")
                && answer.json().isObject()
                && answer.json().has("items")) {
            wrong.add(one.operation().words() + " answers a list and takes no limit");
        }
    }

    private void queries(Tried.Case one) {
        Calls.Call good = call(one);
        for (String name : one.operation().queries()) {
            for (String value : BAD) {
                judge(one, name + "=" + brief(value), send(one, good, query(good.path(), name, value)), List.of());
            }
            if (one.operation().method().equals("GET")) {
                for (String value : REFUSED.getOrDefault(name, List.of())) {
                    judge(
                            one,
                            name + "=" + brief(value),
                            send(one, good, query(good.path(), name, value)),
                            List.of(400));
                }
            }
        }
        judge(
                one,
                "a broken escape",
                send(one, good, good.path() + (good.path().contains("?") ? "&" : "?") + "x=a%20b"),
                List.of());
    }

    private void paths(Tried.Case one) {
        Calls.Call good = call(one);
        Matcher matcher = IN_PATH.matcher(one.operation().path());
        while (matcher.find()) {
            for (String value : BAD) {
                if (value.isBlank() || value.startsWith("..")) {
                    continue;
                }
                String path = one.operation().path().replace(matcher.group(), encoded(value));
                for (Matcher rest = IN_PATH.matcher(path); rest.find(); rest = IN_PATH.matcher(path)) {
                    path = path.replace(rest.group(), one.operation().service());
                }
                int question = good.path().indexOf('?');
                String query = question < 0 ? "" : good.path().substring(question);
                judge(one, "path " + brief(value), send(one, good, path + query), List.of(400, 403, 404, 414));
            }
        }
    }

    private void accept(Tried.Case one) {
        Calls.Call good = call(one);
        for (String accept : List.of(
                "text/turtle",
                "image/*",
                "application/json;q=0",
                "nonsense",
                "a/b/c",
                "*/*;q=x",
                "",
                "application/problem+json",
                ",,,",
                "x".repeat(1_000))) {
            judge(one, "Accept: " + brief(accept), send(one, good, Map.of("Accept", accept)), List.of());
        }
        judge(one, "Accept: text/turtle", send(one, good, Map.of("Accept", "text/turtle")), List.of(200, 406));
    }

    private void mediaTypes(Tried.Case one) {
        Calls.Call good = call(one);
        for (String type : List.of("text/turtle", "image/png", "application/x-www-form-urlencoded")) {
            judge(one, "Content-Type: " + type, send(one, good, Map.of("Content-Type", type)), List.of(415));
        }
        for (String type : List.of("", "nonsense", "a/b/c", ";", "application/json;charset", "multipart/form-data")) {
            judge(one, "Content-Type: " + type, send(one, good, Map.of("Content-Type", type)), List.of());
        }
    }

    /** Paths and methods that nothing answers. */
    private void strangers(String service) {
        for (String path : List.of(
                "/api/v1/nothing",
                "/api/v1/",
                "/api/v2/objectives",
                "/api/v1/objectives/x/y/z",
                "/internal/v1/nothing",
                "/api/v1/%FF%FE",
                "/api/v1/nothing?a=%zz")) {
            raw(service, "GET", path, List.of(400, 404));
        }
        for (Operation operation : tried.operations().of(service)) {
            String path = IN_PATH.matcher(operation.path()).replaceAll(service);
            // where the paths of two resources overlap, the framework finds none for the method: 404
            raw(service, "PATCH", path, List.of(404, 405));
            raw(service, "PROPFIND", path, List.of(404, 405, 501));
        }
    }

    private void raw(String service, String method, String path, List<Integer> statuses) {
        calls.incrementAndGet();
        try {
            Calls.Answer answer =
                    tried.calls().send(Principal.VIEWER, new Calls.Call(service, method, path, Map.of(), null));
            if (!statuses.contains(answer.status()) || !answer.isProblem(answer.status())) {
                wrong.add(method + " " + path + " must be a problem of " + statuses + ", is " + answer.brief());
            }
        } catch (IllegalArgumentException notSent) {
            calls.decrementAndGet();
        }
    }

    private void judge(Tried.Case one, String what, Optional<Calls.Answer> sent, List<Integer> statuses) {
        sent.ifPresent(answer -> {
            calls.incrementAndGet();
            boolean right = statuses.isEmpty() ? answer.status() < 500 : statuses.contains(answer.status());
            if (!right || answer.status() >= 400 && !answer.isProblem(answer.status())) {
                wrong.add(one.operation().words() + ", " + what + ": " + answer.brief());
            }
        });
    }

    private Calls.Call call(Tried.Case one) {
        Map<String, String> headers = new HashMap<>();
        if (one.operation().wantsVersion()) {
            headers.put("If-Match", "\"0\"");
        }
        return tried.requests()
                .with(one.operation(), one.subject(), headers, tried.requests().body(one.operation(), one.subject()));
    }

    private Optional<Calls.Answer> send(Tried.Case one, Calls.Call good, String path) {
        return send(one, new Calls.Call(good.service(), good.method(), path, good.headers(), good.body()));
    }

    private Optional<Calls.Answer> send(Tried.Case one, Calls.Call good, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(good.headers());
        headers.putAll(more);
        return send(one, new Calls.Call(good.service(), good.method(), good.path(), headers, good.body()));
    }

    private Optional<Calls.Answer> send(Tried.Case one, Calls.Call call) {
        try {
            return Optional.of(tried.calls().send(one.who(), call));
        } catch (IllegalArgumentException notSent) {
            // the client itself refuses to send such a header or address
            return Optional.empty();
        }
    }

    private static String query(String path, String name, String value) {
        String kept = path.replaceAll("([?&])" + Pattern.quote(name) + "=[^&]*&?", "$1")
                .replaceAll("[?&]$", "");
        return kept + (kept.contains("?") ? "&" : "?") + name + "=" + encoded(value);
    }

    private static String encoded(String value) {
        return value.equals("%zz")
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String brief(String value) {
        return value.length() <= 40 ? encoded(value) : value.substring(0, 10) + "…(" + value.length() + ")";
    }
}
