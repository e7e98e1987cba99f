package io.bellwether.measurements.intake;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.source.Sources;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way in over HTTP. */
@Path("/api/v1/measurements")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "measurements")
class MeasurementsResource {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
    static final String INFLUX = "text/vnd.influx.line";

    @Inject
    Sources sources;

    @Inject
    CurrentCaller current;

    @Inject
    Journal journal;

    @Inject
    PushOnce pushOnce;

    @POST
    @Consumes({MediaType.APPLICATION_JSON, NDJSON, CSV, INFLUX})
    @Does("measurements.push")
    @Blocking
    @Operation(
            operationId = "pushMeasurements",
            summary = "Records measurements: all of them, or with `onError=skip` the good ones",
            description =
                    "Answered after the commit is on disk. JSON is an array or {items}; NDJSON one object a line;"
                            + " CSV has a header of metric, at, value, id, weight, actor, revision, absent, key, completeUntil"
                            + " and the names of dimensions; InfluxDB line protocol has the metric as name, dimensions as tags,"
                            + " the value as field value, and time stamps in the unit of precision (ns, us, ms, s). Bodies stream and may be of any size; Content-Encoding: gzip.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MeasurementForm[].class)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = MeasurementForm.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = INFLUX, schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = Outcome.class)))
    public String push(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            @HeaderParam("Idempotency-Key") String key,
            @QueryParam("source") String named,
            @QueryParam("onError") String onError,
            @QueryParam("precision") String precision) {
        Caller caller = current.get();
        String source = sources.ofPush(caller, named);
        boolean skip = OnError.skips(onError);
        jsonMustBeUtf8(type);
        PushOnce.Request request = new PushOnce.Request(
                caller.subject(), key, source, journal.actor(), skip, encoding, type, unit(precision));
        return pushOnce.push(request, body);
    }

    /** As for every other body; of texts many clients name an encoding that they do not use, and only UTF-8 is read. */
    private static void jsonMustBeUtf8(MediaType type) {
        if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            return;
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            String sentence = "JSON is read as UTF-8 only.";
            throw new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, sentence)
                    .at(HttpHeaders.CONTENT_TYPE, "not-utf-8", sentence);
        }
    }

    private static InfluxMeasurements.TimeUnits unit(String precision) {
        return switch (precision) {
            case null -> InfluxMeasurements.TimeUnits.NS;
            case "ns", "us", "ms", "s" ->
                InfluxMeasurements.TimeUnits.valueOf(precision.toUpperCase(java.util.Locale.ROOT));
            default -> throw ProblemException.badParameter("precision", "precision is ns, us, ms or s.");
        };
    }
}
