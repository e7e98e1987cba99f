package io.bellwether.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A stack that another terminal runs. */
public final class RunningStack implements StackAccess {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Path data;
    private final State state;
    private final Secrets secrets;
    private final SignIn signIn;

    private RunningStack(Path data, State state) {
        this.data = data;
        this.state = state;
        this.secrets = new Secrets(data);
        this.signIn = new SignIn(state.keycloak(), secrets);
    }

    /**
     * Finds it.
     *
     * @throws Trouble when none is running
     */
    public static RunningStack find(Path data) {
        State state = State.read(data)
                .filter(State::isRunning)
                .orElseThrow(() -> new Trouble("Nothing is running here; start it with ./bellwether up."));
        return new RunningStack(data, state);
    }

    /** Ends what a stack that was itself ended by force left running on this folder. */
    public static void endLeftOvers(Path home, Path data) {
        State.read(data)
                .filter(state -> !state.isRunning())
                .ifPresent(state -> new LeftOvers(home, data, System.out::println).end(state));
    }

    /** Whether one is running. */
    public static boolean isRunning(Path data) {
        return State.read(data).map(State::isRunning).orElse(false);
    }

    @Override
    public URI gateway() {
        return URI.create(state.publicUrl());
    }

    @Override
    public String token(String name) {
        return signIn.token(name);
    }

    /**
     * Registers a source, unless it is registered, and makes the account that may push under it; its secret is kept beside
     * the installation's own.
     *
     * @param department whose source it is, or null
     * @param publicKey in PEM, for an account that signs its own assertions; null for one with a secret
     * @throws Trouble when there is such an account already
     */
    public SourceAccount addSource(String key, String name, String department, String publicKey) {
        if (!KEY.matcher(key).matches()) {
            throw new Trouble("A source's name is made of lower-case letters, digits and single hyphens.");
        }
        ObjectNode body = JSON.createObjectNode().put("key", key).put("name", name);
        if (department != null) {
            body.put("department", department);
        }
        HttpResponse<String> registered = new StackClient(this)
                .post("admin", "/sources", "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
        if (registered.statusCode() != 201 && registered.statusCode() != 409) {
            throw new Trouble("The source is not registered: "
                    + StackClient.json(registered).path("detail").asText(registered.body()));
        }
        String secret = publicKey == null ? secrets.get("client." + key) : null;
        new KeycloakAdmin(state.keycloak(), secrets).addIntegrator(key, secret, publicKey);
        return new SourceAccount(
                key, state.keycloak() + "/realms/bellwether/protocol/openid-connect/token", gateway(), secret);
    }

    /**
     * One part as it is now.
     *
     * @param address where it listens
     * @param rss resident memory in MiB, 0 where the system does not tell
     */
    public record PartStatus(String name, String address, long pid, boolean ready, long rss) {}

    /** Every part. */
    public List<PartStatus> parts() {
        List<PartStatus> parts = new ArrayList<>();
        for (Map.Entry<String, Long> part : state.pids().entrySet()) {
            String name = part.getKey();
            long pid = part.getValue();
            boolean alive =
                    pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
            Integer management = state.ports().get(name + "-management");
            String health = name.equals("keycloak") ? "/health/ready" : "/q/health/ready";
            boolean ready =
                    alive && (management == null || Http.status("http://127.0.0.1:" + management + health) == 200);
            String address = name.equals("postgres")
                    ? "jdbc:postgresql://localhost:" + state.ports().get(name) + "/{" + String.join(",", Database.NAMES)
                            + "}?user=postgres"
                    : "http://localhost:" + state.ports().get(name);
            parts.add(new PartStatus(name, address, pid, ready, Memory.resident(pid)));
        }
        parts.add(new PartStatus("watch", "", state.pid(), true, Memory.resident(state.pid())));
        return parts;
    }

    /** The folder with data, secrets and logs. */
    public Path data() {
        return data;
    }
}
