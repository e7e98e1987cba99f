package io.bellwether.measurements.export;

import io.bellwether.kit.access.Does;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The facts out. */
@Path("/api/v1/measurements")
@Authenticated
@Tag(name = "measurements")
class ExportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    @Inject
    Exports exports;

    @GET
    @Produces({NDJSON, CSV})
    @Does("read")
    @Blocking
    @Operation(
            operationId = "exportMeasurements",
            summary = "Streams the measurements that count, each with its key",
            description =
                    "`where` is written as matchers are: via=\"social\", channel in (\"a\",\"b\"). What is exported of"
                            + " one source can be pushed again as it is: the key stands in place of the id.")
    @APIResponse(
            responseCode = "200",
            description = "One measurement a line",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    public Response export(
            @QueryParam("metric") String metric,
            @QueryParam("source") String source,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("where") String where,
            @QueryParam("knownAt") String knownAt,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        ExportRequest request =
                exports.request(given(metric), given(source), given(where), given(from), given(to), given(knownAt));
        boolean csv = accept != null && accept.contains(CSV) && !accept.contains(NDJSON);
        StreamingOutput body = out -> {
            ExportWriter writer = csv ? new CsvExport(out, request.dimensions()) : new NdjsonExport(out);
            exports.write(request, writer);
            writer.end();
        };
        return Response.ok(body, csv ? CSV : NDJSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"measurements." + (csv ? "csv" : "ndjson") + "\"")
                .build();
    }

    private static String given(String parameter) {
        return parameter == null || parameter.isEmpty() ? null : parameter;
    }
}
