package io.bellwether.measurements.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A file on its way in, and what became of it. */
@Entity
@Table(name = "file_import")
class FileImport {

    /** Where an import stands. */
    enum Status {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        boolean ended() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    @Id
    UUID id;

    /** The subject of who started it. */
    String starter;

    String profile;
    String source;

    @Column(name = "file_name")
    String fileName;

    @Column(name = "skip_bad")
    boolean skipBad;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    String status;

    /** Why it did not end well, a sentence; null while nothing is wrong. */
    String detail;

    @JdbcTypeCode(SqlTypes.JSON)
    String recognised;

    long bytes;

    @Column(name = "bytes_read")
    long bytesRead;

    @Column(name = "rows_read")
    long rowsRead;

    @Column(name = "rows_accepted")
    long rowsAccepted;

    @Column(name = "rows_unchanged")
    long rowsUnchanged;

    @Column(name = "rows_restated")
    long rowsRestated;

    @Column(name = "rows_rejected")
    long rowsRejected;

    @Column(name = "rows_skipped")
    long rowsSkipped;

    long accepted;
    long unchanged;
    long restated;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ended_at")
    Instant endedAt;

    /** When who runs it was last seen at it. */
    @Column(name = "alive_at")
    Instant aliveAt;

    @Column(name = "cancel_asked")
    boolean cancelAsked;

    Status status() {
        return Status.valueOf(status);
    }
}
