package io.bellwether.measurements.importing;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.http.Flag;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.intake.OnError;
import io.bellwether.measurements.source.Sources;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Files in. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "measurements")
class ImportResource {

    private static final String CSV = "text/csv";

    /** A name is shown to who sent it, nothing more. */
    private static final int MAX_NAME = 200;

    @Inject
    Imports imports;

    @Inject
    Profiles profiles;

    @Inject
    RefusedRows refused;

    @Inject
    Sources sources;

    @Inject
    CurrentCaller caller;

    @Inject
    Idempotency idempotency;

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Does("import.start")
    @Blocking
    @Operation(
            operationId = "startImport",
            summary = "Imports a file through a profile, in the background; or previews it",
            description =
                    "Parts: `file` and `profile`. How the file is written is recognised and shown; where it could be"
                            + " read in two ways it is refused until `encoding`, `separator`, `decimal` or `dates` says"
                            + " which. With `preview=true` nothing is stored and 200 shows what would be.")
    @APIResponse(
            responseCode = "201",
            description = "The import, begun",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The preview",
            content = @Content(schema = @Schema(implementation = Preview.class)))
    public Response start(
            @RestForm("file") @Schema(type = SchemaType.STRING, format = "binary") FileUpload file,
            @RestForm("profile") String profile,
            @QueryParam("preview") @Schema(type = SchemaType.BOOLEAN) String preview,
            @QueryParam("source") String source,
            @QueryParam("onError") String onError,
            @QueryParam("encoding") String encoding,
            @QueryParam("separator") String separator,
            @QueryParam("decimal") String decimal,
            @QueryParam("dates") String dates,
            @HeaderParam("Idempotency-Key") String key) {
        String under = sources.ofImport(caller.get(), source);
        boolean skip = OnError.skips(onError);
        boolean onlyPreview = Flag.isSet("preview", preview);
        Stated stated = new Stated(given(encoding), given(separator), given(decimal), given(dates)).checked();
        if (file == null) {
            throw ProblemException.invalid("/file", "not-null", "Send the file as the part \"file\".");
        }
        ImportProfile by = profiles.named(profile);
        Imports.Upload upload = new Imports.Upload(file.uploadedFile(), name(file.fileName()), by, stated, under, skip);
        if (onlyPreview) {
            return Response.ok(imports.preview(upload)).build();
        }
        return idempotency.once(key, "POST /imports", payload(upload, key), () -> {
            ImportView begun = imports.start(upload);
            return Response.created(URI.create("/api/v1/imports/" + begun.id()))
                    .entity(begun)
                    .build();
        });
    }

    @GET
    @Does("import.read")
    @Operation(
            operationId = "listImports",
            summary = "The caller's own imports, all of them for the administrator; the latest first")
    @APIResponse(responseCode = "200", description = "A page of imports")
    public RestResponse<Page<ImportView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        UUID before = page.after().map(ImportResource::cursor).orElse(null);
        return Page.of(imports.visible(before, page.limit() + 1), page.limit(), ImportView::id)
                .respond(uri);
    }

    @GET
    @Path("{id}")
    @Does("import.read")
    @Operation(operationId = "getImport", summary = "How far an import is, and what became of its rows")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response get(@PathParam("id") String id) {
        return Response.ok(imports.get(id(id)))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @DELETE
    @Path("{id}")
    @Does("import.cancel")
    @Operation(operationId = "cancelImport", summary = "Cancels a running import; nothing of it is stored")
    @APIResponse(responseCode = "204", description = "It ends at its next row")
    public Response cancel(@PathParam("id") String id) {
        imports.cancel(id(id));
        return Response.noContent().build();
    }

    @GET
    @Path("{id}/refused")
    @Produces({MediaType.APPLICATION_JSON, CSV + ";qs=0.5"})
    @Does("import.read")
    @Blocking
    @Operation(
            operationId = "listRefusedRows",
            summary = "Which rows were refused and why",
            description = "JSON in pages, or all of them as CSV for who asks with Accept: text/csv.")
    @APIResponse(
            responseCode = "200",
            description = "A page of refused rows, or a table",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        properties = {
                                            @SchemaProperty(
                                                    name = "items",
                                                    type = SchemaType.ARRAY,
                                                    implementation = RefusedRow.class),
                                            @SchemaProperty(name = "next", type = SchemaType.STRING, nullable = true)
                                        })),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response refused(
            @PathParam("id") String id,
            @BeanParam PageRequest page,
            @Context UriInfo uri,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        UUID job = id(id);
        imports.mayRead(job);
        if (accept != null && accept.contains(CSV) && !accept.contains(MediaType.APPLICATION_JSON)) {
            StreamingOutput table = out -> {
                out.write("line,column,code,reason\r\n".getBytes(StandardCharsets.UTF_8));
                long after = 0;
                List<RefusedRow> rows;
                while (!(rows = refused.after(job, after, 1_000)).isEmpty()) {
                    for (RefusedRow row : rows) {
                        out.write(csv(row).getBytes(StandardCharsets.UTF_8));
                        after = row.line();
                    }
                }
            };
            return Response.ok(table, CSV)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused.csv\"")
                    .build();
        }
        long after = page.after().map(ImportResource::line).orElse(0L);
        return Page.of(refused.after(job, after, page.limit() + 1), page.limit(), row -> String.valueOf(row.line()))
                .respond(uri)
                .toResponse();
    }

    private static String csv(RefusedRow row) {
        return row.line() + "," + quoted(row.field()) + "," + row.code() + "," + quoted(row.detail()) + "\r\n";
    }

    /** Quoted, and never a formula to a spreadsheet. */
    private static String quoted(String text) {
        if (text == null) {
            return "";
        }
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static long line(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw (ProblemException) PageRequest.badCursor().initCause(notOurs);
        }
    }

    private static UUID cursor(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw (ProblemException) PageRequest.badCursor().initCause(notOurs);
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw (ProblemException) ProblemException.notFound("import").initCause(notAnId);
        }
    }

    private static String given(String parameter) {
        return parameter == null || parameter.isEmpty() ? null : parameter;
    }

    private static String name(String sent) {
        String name =
                sent == null ? "" : sent.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        String last = name.substring(slash + 1);
        return last.isEmpty() ? "file" : last.substring(0, Math.min(MAX_NAME, last.length()));
    }

    /** What makes the request the same one: all that is said, and a digest of the file. */
    private static byte[] payload(Imports.Upload upload, String key) {
        if (key == null || key.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(upload.path())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            String said = upload.name() + "\n" + upload.profile().name() + "\n" + upload.source() + "\n" + upload.skip()
                    + "\n" + upload.stated();
            return (said + "\n" + HexFormat.of().formatHex(digest.digest())).getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The file cannot be read.", unreadable);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
