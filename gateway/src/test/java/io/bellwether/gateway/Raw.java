package io.bellwether.gateway;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests byte for byte, over one connection of their own. */
final class Raw {

    /**
     * What came back.
     *
     * @param status 0 when nothing came
     * @param headers by lower-case name; of several the last
     * @param rest everything after the first head
     */
    record Answer(int status, Map<String, String> headers, String rest) {

        boolean isProblem() {
            if (!headers.getOrDefault("content-type", "").startsWith("application/problem+json")) {
                return false;
            }
            JsonObject problem = new JsonObject(rest.substring(0, Integer.parseInt(headers.get("content-length"))));
            return problem.getInteger("status") == status
                    && problem.getString("type").startsWith("urn:bellwether:problem:")
                    && problem.getString("title") != null
                    && problem.getString("detail") != null;
        }
    }

    private Raw() {}

    /** Sends bytes and reads one answer, or until the other side closes or is quiet for a while. */
    static Answer send(int port, String request) {
        return send(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer send(int port, byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] piece = new byte[8_192];
            InputStream in = socket.getInputStream();
            try {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    all.write(piece, 0, read);
                    socket.setSoTimeout(500);
                    if (isWhole(parse(all.toString(StandardCharsets.ISO_8859_1)), request)) {
                        break;
                    }
                }
            } catch (SocketTimeoutException quiet) {
                // whatever came until now is the answer
            }
            return parse(all.toString(StandardCharsets.ISO_8859_1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isWhole(Answer answer, byte[] request) {
        String length = answer.headers().get("content-length");
        return answer.status() >= 200
                && length != null
                && (request[0] == 'H' || answer.rest().length() >= Integer.parseInt(length));
    }

    static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.")) {
            return new Answer(0, Map.of(), text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
