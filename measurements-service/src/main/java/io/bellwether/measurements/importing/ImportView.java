package io.bellwether.measurements.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import as it is told.
 *
 * @param status {@code waiting}, {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param onError {@code reject} or {@code skip}
 * @param rows a row is restated when one of its measurements was, else accepted when one was, else unchanged; accepted,
 *     unchanged, restated, rejected and skipped (no data by the profile) add up to read
 * @param measurements what became of them; a row holds one or several
 * @param recognised how the file is written
 * @param detail a sentence on what went wrong, null where nothing did
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ImportView(
        String id,
        String profile,
        String source,
        String file,
        String onError,
        String status,
        long bytes,
        long bytesRead,
        Rows rows,
        Measurements measurements,

        @Nullable @JsonRawValue @Schema(implementation = Object.class)
        String recognised,

        @Nullable String detail,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    record Rows(long read, long accepted, long unchanged, long restated, long rejected, long skipped) {}

    record Measurements(long accepted, long unchanged, long restated) {}

    static ImportView of(FileImport job) {
        return new ImportView(
                job.id.toString(),
                job.profile,
                job.source,
                job.fileName,
                job.skipBad ? "skip" : "reject",
                job.status.toLowerCase(Locale.ROOT),
                job.bytes,
                job.bytesRead,
                new Rows(
                        job.rowsRead,
                        job.rowsAccepted,
                        job.rowsUnchanged,
                        job.rowsRestated,
                        job.rowsRejected,
                        job.rowsSkipped),
                new Measurements(job.accepted, job.unchanged, job.restated),
                job.recognised,
                job.detail,
                job.startedAt,
                job.endedAt);
    }
}
