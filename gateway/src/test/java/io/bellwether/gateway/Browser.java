package io.bellwether.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser's cookies and redirects, without its pages. */
final class Browser {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    final Map<String, String> cookies = new TreeMap<>();
    private final String base;

    Browser(int port) {
        base = "http://localhost:" + port;
    }

    /** Signs in and ends where the gateway leads. */
    HttpResponse<String> signIn(String to) {
        HttpResponse<String> answer = get("/sign-in?to=" + to, Map.of());
        for (int hops = 0; hops < 8 && answer.statusCode() / 100 == 3; hops++) {
            URI next = URI.create(base)
                    .resolve(answer.headers().firstValue("Location").orElseThrow());
            if (next.getPath().equals(to)) {
                return answer;
            }
            answer = send(HttpRequest.newBuilder(next), next.toString().startsWith(base));
        }
        return answer;
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return send(request, true);
    }

    HttpResponse<String> post(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .POST(HttpRequest.BodyPublishers.ofString(headers.getOrDefault("body", "")));
        headers.forEach((name, value) -> {
            if (!name.equals("body")) {
                request.header(name, value);
            }
        });
        return send(request, true);
    }

    HttpResponse<String> send(HttpRequest.Builder request, boolean own) {
        synchronized (cookies) {
            if (own && !cookies.isEmpty()) {
                request.header("Cookie", header());
            }
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (own) {
                answer.headers().allValues("Set-Cookie").forEach(this::keep);
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        synchronized (cookies) {
            if (cookie.contains("Max-Age=0;") || cookie.endsWith("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(pair.indexOf('=') + 1));
            }
        }
    }
}
