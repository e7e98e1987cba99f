package io.bellwether.acceptance.house;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.bellwether.stack.RunningStack;
import io.bellwether.stack.StackAccess;
import io.bellwether.stack.sample.SampleOrganisation;
import io.bellwether.testing.answers.AnswersFilter;
import io.restassured.config.EncoderConfig;
import io.restassured.config.JsonConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The one running stack of this module. It is started by the first test that asks for it, as {@code up --empty} in a fresh
 * data folder on free ports, and stopped when the last test of the run has ended. A journey makes its own metrics and
 * objectives under names of its own and never counts what others may have made.
 *
 * <pre>{@code
 * private final House house = House.running();
 *
 * house.as("owner.human-resources").body(objective).post("/objectives").then().statusCode(201);
 * house.straightAs("viewer", "objectives").get("/objectives/" + id).then().statusCode(404);
 * }</pre>
 */
public final class House implements StackAccess {

    /** A killed process is noticed within a second and is back within some; a crowded machine takes longer. */
    private static final Duration BACK_AGAIN = Duration.ofMinutes(2);

    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                    .encodeContentTypeAs("text/vnd.influx.line", ContentType.TEXT)
                    .encodeContentTypeAs("text/csv", ContentType.TEXT)
                    .encodeContentTypeAs("application/yaml", ContentType.TEXT))
            .redirect(RedirectConfig.redirectConfig().followRedirects(false))
            .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));

    private static House one;
    private static RuntimeException whyNot;

    private final Path data;
    private UpProcess process;
    private RunningStack stack;
    private boolean sample;

    private House(Path data) {
        this.data = data;
    }

    /**
     * The running house; departments, objective types and default responsibilities are there, and perhaps the sample.
     *
     * @throws IllegalStateException when it cannot be started, for every test that asks
     */
    public static synchronized House running() {
        if (whyNot != null) {
            throw new IllegalStateException("The house could not be started.", whyNot);
        }
        if (one == null) {
            try {
                House house = new House(Checkout.freshFolder("house"));
                house.start(0, "--empty");
                one = house;
            } catch (RuntimeException failed) {
                whyNot = failed;
                throw failed;
            }
        }
        return one;
    }

    /** The running house with the sample organisation; loaded by the first test that needs it. */
    public static synchronized House withSample() {
        House house = running();
        if (!house.sample) {
            SampleOrganisation.load(house, LocalDate.now(ZoneOffset.UTC).minusDays(1), house.process::note);
            house.sample = true;
        }
        return house;
    }

    static synchronized void closeIfRunning() {
        if (one != null) {
            one.process.interrupt();
            one = null;
        }
    }

    private void start(int port, String... options) {
        process = UpProcess.start(data, port, options);
        stack = RunningStack.find(data);
    }

    @Override
    public URI gateway() {
        return stack.gateway();
    }

    @Override
    public String token(String name) {
        return stack.token(name);
    }

    /** Where a part listens, {@code objectives} for instance; for what has two, the API and not the management port. */
    public URI address(String part) {
        return URI.create(part(part).address());
    }

    /** The data folder of this stack. */
    public Path data() {
        return data;
    }

    /** What {@code up} has said until now. */
    public String said() {
        return process.said();
    }

    /** A JSON request below {@code /api/v1} at the gateway, in the name of a demo person or of {@code demo-feed}. */
    public RequestSpecification as(String person) {
        return anonymous().auth().oauth2(token(person));
    }

    /** The same without a token. */
    public RequestSpecification anonymous() {
        return request(gateway());
    }

    /** A JSON request below {@code /api/v1} straight at a service's own port, past the gateway. */
    public RequestSpecification straightAs(String person, String service) {
        return request(address(service)).auth().oauth2(token(person));
    }

    private static RequestSpecification request(URI base) {
        return given().config(CONFIG)
                .filter(new AnswersFilter())
                .baseUri(base.toString())
                .basePath("/api/v1")
                .contentType("application/json")
                .accept("application/json, application/problem+json");
    }

    /** Runs {@code ./bellwether} on this house, as another terminal would. */
    public Said bellwether(String... words) {
        return Commands.bellwether(data, words);
    }

    /** Ends a part by force (SIGKILL): {@code objectives}, {@code gateway}, {@code keycloak}, {@code postgres} … */
    public void kill(String part) {
        ProcessHandle handle = ProcessHandle.of(part(part).pid()).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    /** Sends a part a signal: {@code STOP}, {@code CONT}, {@code TERM}. */
    public void signal(String part, String name) {
        Said said = Commands.run(
                List.of("kill", "-" + name, Long.toString(part(part).pid())), Map.of());
        if (said.code() != 0) {
            throw new IllegalStateException("kill -" + name + " " + part + ": " + said.output());
        }
    }

    /** Waits until a part is there again as another process than this one. */
    public void awaitBack(String part, long formerPid) {
        await(part + " is back")
                .atMost(BACK_AGAIN)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    return part(part).pid() != formerPid && part(part).ready();
                });
    }

    /** Stops by Ctrl-C and starts again on the same port and data, with the sample if it was loaded. */
    public synchronized void restart() {
        int port = gateway().getPort();
        stop();
        if (sample) {
            start(port);
        } else {
            start(port, "--empty");
        }
    }

    /** Stops by Ctrl-C (SIGINT). A test that calls it must {@link #restart} in the end. */
    public Said stop() {
        return process.interrupt();
    }

    /** One part as {@code status} shows it. */
    public RunningStack.PartStatus part(String name) {
        return RunningStack.find(data).parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no part " + name));
    }
}
