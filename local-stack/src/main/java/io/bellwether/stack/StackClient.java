package io.bellwether.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests to the API of a running stack in the name of a demo person. */
public final class StackClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StackAccess stack;

    public StackClient(StackAccess stack) {
        this.stack = stack;
    }

    /** A GET below {@code /api/v1}. */
    public HttpResponse<String> get(String person, String path) {
        return Http.send(request(person, path).GET().build());
    }

    /** A POST below {@code /api/v1}. */
    public HttpResponse<String> post(String person, String path, String contentType, byte[] body) {
        return send(person, path, contentType, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /** A POST whose body streams. */
    public HttpResponse<String> send(String person, String path, String contentType, HttpRequest.BodyPublisher body) {
        return Http.send(request(person, path)
                .header("Content-Type", contentType)
                .POST(body)
                .build());
    }

    private HttpRequest.Builder request(String person, String path) {
        return HttpRequest.newBuilder(URI.create(stack.gateway() + "/api/v1" + path))
                .header("Authorization", "Bearer " + stack.token(person));
    }

    /** The body of an answer as JSON. */
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the answer is not JSON: " + answer.body(), unreadable);
        }
    }
}
