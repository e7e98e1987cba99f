package io.bellwether.tokens;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Where a key set is read from. */
@FunctionalInterface
public interface KeySource {

    /** The key set as JSON; fails when it cannot be had. Never blocks. */
    CompletableFuture<String> read();

    /** An {@code http(s)} address, asked for at most three seconds, or a {@code file}. */
    static KeySource at(URI location) {
        if ("file".equals(location.getScheme())) {
            return () -> {
                try {
                    return CompletableFuture.completedFuture(Files.readString(Path.of(location)));
                } catch (IOException unreadable) {
                    return CompletableFuture.failedFuture(unreadable);
                }
            };
        }
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(location).timeout(Duration.ofSeconds(3)).build();
        return () -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> {
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException("the issuer answers " + answer.statusCode());
                    }
                    return answer.body();
                });
    }
}
