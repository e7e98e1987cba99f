package io.bellwether.measurements.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.journal.Actor;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.fact.KeptAnswers;
import io.bellwether.measurements.fact.Push;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A push over HTTP: its body read once, its answer given once per {@code Idempotency-Key}. */
@ApplicationScoped
class PushOnce {

    private static final int MAX_KEY = 200;

    @Inject
    Intake intake;

    @Inject
    KeptAnswers answers;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "bellwether.intake.max-expansion")
    int maxExpansion;

    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** Who pushes what how. */
    record Request(
            String caller,
            String key,
            String source,
            Actor actor,
            boolean skip,
            String encoding,
            MediaType type,
            InfluxMeasurements.TimeUnits unit) {}

    /** Records the body and gives the answer as JSON. */
    String push(Request request, InputStream body) {
        if (request.key == null || request.key.isEmpty()) {
            return record(request, body, null);
        }
        if (request.key.length() > MAX_KEY) {
            throw ProblemException.badParameter("Idempotency-Key", "Idempotency-Key has at most 200 characters.");
        }
        String name = request.caller + "\n" + request.key;
        if (!running.add(name)) {
            throw KeptAnswers.stillRunning();
        }
        try {
            return once(request, body);
        } finally {
            running.remove(name);
        }
    }

    private String once(Request request, InputStream body) {
        Faults faults = new Faults(null, (line, fault) -> {});
        Push.Claim claim =
                new Push.Claim(request.caller, request.key, tally -> json(Outcome.of(tally, faults.shown())));
        MessageDigest digest = digest(request);
        DigestInputStream digested = new DigestInputStream(body, digest);
        Optional<KeptAnswers.Kept> kept = answers.find(claim);
        if (kept.isPresent()) {
            try {
                digested.transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                throw broken(broken);
            }
            kept.get().mustBeFor(digest.digest());
            return kept.get().body();
        }
        try {
            return record(request, digested, new Keeping(claim, digest, faults));
        } catch (KeptAnswers.Answered elsewhere) {
            // another replica, or a commit whose answer was lost on the way, was first
            KeptAnswers.Kept first = answers.find(claim).orElseThrow(KeptAnswers::stillRunning);
            first.mustBeFor(claim.digest());
            return first.body();
        }
    }

    private record Keeping(Push.Claim claim, MessageDigest digest, Faults faults) {}

    private String record(Request request, InputStream body, Keeping keeping) {
        Faults faults = keeping == null ? new Faults(null, (line, fault) -> {}) : keeping.faults;
        Push push = new Push(request.source, request.actor, keeping == null ? null : keeping.claim);
        try (IntakeSession session = intake.open(push, request.skip, faults);
                InputStream plain = Encodings.plain(body, request.encoding, maxExpansion)) {
            reader(request).read(plain, session);
            if (keeping != null) {
                body.transferTo(OutputStream.nullOutputStream());
                keeping.claim.digest(keeping.digest.digest());
            }
            return json(session.finish());
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private static MeasurementsReader reader(Request request) {
        MediaType type = request.type;
        if (type != null && type.isCompatible(MediaType.valueOf(MeasurementsResource.INFLUX))) {
            return new InfluxMeasurements(request.unit);
        }
        if (type != null && type.isCompatible(MediaType.valueOf(MeasurementsResource.NDJSON))) {
            return new NdjsonMeasurements();
        }
        if (type != null && type.isCompatible(MediaType.valueOf(MeasurementsResource.CSV))) {
            return new CsvMeasurements();
        }
        return new JsonMeasurements();
    }

    private String json(Outcome outcome) {
        try {
            return mapper.writeValueAsString(outcome);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an outcome is plain data", unwritable);
        }
    }

    private static ProblemException broken(IOException broken) {
        return new ProblemException(
                CommonProblem.MALFORMED_BODY, "The body ended before it was whole. Nothing was stored.", broken);
    }

    private static MessageDigest digest(Request request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String operation = "POST /measurements " + request.source + " " + request.skip + " " + request.type + " "
                    + request.unit + "\0";
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
