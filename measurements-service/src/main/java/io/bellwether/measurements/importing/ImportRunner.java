package io.bellwether.measurements.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.journal.Actor;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.intake.Intake;
import io.bellwether.measurements.intake.IntakeSession;
import io.bellwether.measurements.intake.Outcome;
import io.bellwether.measurements.metric.Catalogue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reads files in the background, each in one transaction: all of what is good, or nothing. */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    /** A database or a queue that is full for longer is not going to have room. */
    private static final int MAX_TRIES = 30;

    private static final long BEFORE_NEXT_TRY_MILLIS = 2_000;

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    @Inject
    Intake intake;

    @Inject
    Catalogue catalogue;

    @Inject
    OrganisationZone zone;

    @Inject
    RefusedRows refused;

    @Inject
    ImportProgress progress;

    @ConfigProperty(name = "bellwether.imports.workers")
    int workers;

    private ExecutorService pool;

    /** What is to be imported how. */
    record Job(UUID id, Path file, ImportProfile profile, Stated stated, String source, Actor actor, boolean skip) {}

    void start(@Observes StartupEvent started) {
        pool = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("import-", 0).daemon().factory());
    }

    void stop(@Observes ShutdownEvent stopping) {
        pool.shutdownNow();
    }

    void submit(Job job) {
        progress.begin(job.id);
        pool.execute(() -> run(job));
    }

    private void run(Job job) {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    importFile(job);
                    return;
                } catch (ProblemException busy) {
                    int status = busy.type().status();
                    if (status != TOO_MANY && status != UNAVAILABLE || attempt == MAX_TRIES) {
                        throw busy;
                    }
                    Thread.sleep(BEFORE_NEXT_TRY_MILLIS);
                }
            }
        } catch (ImportCancelled cancelled) {
            progress.end(job.id, FileImport.Status.CANCELLED, "It was cancelled; nothing of it is stored.");
        } catch (ProblemException refusal) {
            progress.end(job.id, FileImport.Status.FAILED, refusal.getMessage());
        } catch (Unclear unclear) {
            progress.end(job.id, FileImport.Status.FAILED, unclear.getMessage());
        } catch (InterruptedException stopping) {
            progress.end(job.id, FileImport.Status.FAILED, ImportProgress.INTERRUPTED);
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failed) {
            LOG.errorf(failed, "the import %s failed", job.id);
            progress.end(
                    job.id,
                    FileImport.Status.FAILED,
                    "It failed on our side; nothing of it is stored. The log has import " + job.id + ".");
        } finally {
            progress.forget(job.id);
            delete(job.file);
        }
    }

    private void importFile(Job job) throws IOException, Unclear, ImportCancelled {
        var metrics = catalogue.current().metrics().keySet();
        progress.running(job.id);
        Recognised form = new Recogniser(job.file, job.profile, job.stated, metrics).recognise();
        progress.recognised(job.id, json(form));
        RefusedRows.Collector collector = refused.collector(job.id);
        ImportProgress.Counts counts = new ImportProgress.Counts();
        try (TableFile table = TableFile.open(
                        job.file, Charset.forName(form.encoding()), form.separatorCharacter(), job.profile);
                IntakeSession session = intake.open(job.source, job.actor, job.skip, collector)) {
            RowReader reader = new RowReader(job.profile, table.headings(), form, zone.zone(), metrics);
            while (table.next()) {
                counts.read++;
                take(table, reader, session, counts, job);
                counts.bytesRead = table.bytesRead();
                counts.rejected = collector.count();
                progress.report(job.id, counts);
            }
            collector.flush();
            counts.bytesRead = table.bytesRead();
            progress.now(job.id, counts);
            Outcome outcome = session.finish();
            counts.accepted = session.rows().accepted();
            counts.unchanged = session.rows().unchanged();
            counts.restated = session.rows().restated();
            progress.done(job.id, counts, outcome);
        }
    }

    private static void take(
            TableFile table, RowReader reader, IntakeSession session, ImportProgress.Counts counts, Job job) {
        try {
            if (table.row().fault() != null) {
                throw table.row().fault();
            }
            if (RowReader.skipped(job.profile, table.headings(), table.row().fields())) {
                counts.skipped++;
            } else {
                session.addRow(table.line(), reader.read(table.row().fields()));
            }
        } catch (io.bellwether.measurements.intake.LineFault fault) {
            session.refuse(table.line(), fault);
        }
    }

    private static String json(Recognised form) {
        try {
            return StrictJson.shared().writeValueAsString(form);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a form is plain data", unwritable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warnf(stays, "the uploaded file %s could not be removed", file);
        }
    }
}
