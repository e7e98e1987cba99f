package io.bellwether.benchmarks.frame;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of one address, with connections that are kept. */
public final class Web {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    /**
     * @param token a bearer token, or null
     */
    public Web(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** An answer as text. */
    public record Answer(int status, String body) {

        /** Gives itself, or fails when it is none of success. */
        public Answer orFail() {
            if (status >= 300) {
                throw new IllegalStateException("answered " + status + ": " + body);
            }
            return this;
        }
    }

    public Answer post(String path, String type, byte[] body, String... headers) throws IOException {
        return post(path, type, BodyPublishers.ofByteArray(body), headers);
    }

    public Answer post(String path, String type, String body, String... headers) throws IOException {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Posts; {@code headers} are further ones, name and value in turn. */
    public Answer post(String path, String type, BodyPublisher body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(30))
                .header("Content-Type", type)
                .POST(body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public Answer get(String path) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(5));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopping);
        }
    }
}
