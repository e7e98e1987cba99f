package io.bellwether.stack;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a stack is started with.
 *
 * @param home the checkout, where the built services lie
 * @param data where data, secrets, logs and state are kept ({@code .bellwether})
 * @param port where the gateway listens; 0 for a free one
 * @param say hears progress, a line each
 */
public record Options(Path home, Path data, int port, Consumer<String> say) {}
