package io.bellwether.measurements.importing;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.access.Relation;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import io.bellwether.measurements.metric.Catalogue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Imports are started, followed and cancelled. */
@ApplicationScoped
class Imports {

    @Inject
    FileImports repository;

    @Inject
    ImportRunner runner;

    @Inject
    Catalogue catalogue;

    @Inject
    OrganisationZone zone;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @ConfigProperty(name = "bellwether.imports.folder")
    Path folder;

    /** A file with what is said of it. */
    record Upload(Path path, String name, ImportProfile profile, Stated stated, String source, boolean skip) {}

    /** What the file would become; nothing is stored. */
    Preview preview(Upload upload) {
        try {
            return new Previewer(catalogue.current().metrics(), zone.zone()).preview(upload);
        } catch (Unclear unclear) {
            throw unclear.problem();
        } catch (IOException unreadable) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The file cannot be read.", unreadable);
        }
    }

    /**
     * Begins to import.
     *
     * @throws ProblemException 422 when metrics that the profile fills are not defined, or the file is not one of its kind
     */
    ImportView start(Upload upload) {
        Set<String> known = catalogue.current().metrics().keySet();
        mustHaveMetrics(upload.profile, known);
        mustBeOfItsKind(upload, known);
        FileImport job = job(upload);
        Path kept = keep(upload.path, job.id);
        QuarkusTransaction.requiringNew().run(() -> repository.persist(job));
        runner.submit(new ImportRunner.Job(
                job.id, kept, upload.profile, upload.stated, upload.source, journal.actor(), upload.skip));
        return ImportView.of(job);
    }

    private void mustBeOfItsKind(Upload upload, Set<String> known) {
        try {
            // a file of this size is looked through while its sender waits, a larger one by who imports it
            if (Files.size(upload.path) <= 8 * 1024 * 1024) {
                new Recogniser(upload.path, upload.profile, upload.stated, known).recognise();
            }
        } catch (Unclear unclear) {
            throw unclear.problem();
        } catch (IOException unreadable) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The file cannot be read.", unreadable);
        }
    }

    private static void mustHaveMetrics(ImportProfile profile, Set<String> known) {
        List<String> missing = profile.measurements() == null
                ? List.of()
                : profile.measurements().stream()
                        .map(ImportProfile.Rule::metric)
                        .filter(metric -> metric != null && !known.contains(metric))
                        .distinct()
                        .toList();
        if (!missing.isEmpty()) {
            ProblemException refusal = new ProblemException(
                    MeasurementsProblem.METRICS_MISSING,
                    "The profile fills metrics that nobody has defined: " + String.join(", ", missing)
                            + ". Define them first; the profile has their definitions.");
            missing.forEach(
                    metric -> refusal.at("/profile", "unknown-metric", "There is no metric \"" + metric + "\"."));
            throw refusal;
        }
    }

    private FileImport job(Upload upload) {
        try {
            FileImport job = new FileImport();
            job.id = Ids.next();
            job.starter = caller.get().subject();
            job.profile = upload.profile.name();
            job.source = upload.source;
            job.fileName = upload.name;
            job.skipBad = upload.skip;
            job.status = FileImport.Status.WAITING.name();
            job.bytes = Files.size(upload.path);
            job.startedAt = clock.instant();
            job.aliveAt = job.startedAt;
            return job;
        } catch (IOException gone) {
            throw new IllegalStateException("the uploaded file cannot be read", gone);
        }
    }

    private Path keep(Path uploaded, UUID id) {
        try {
            Files.createDirectories(folder);
            return Files.move(uploaded, folder.resolve(id.toString()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new ProblemException(
                            CommonProblem.UNAVAILABLE, "The file cannot be kept right now; try again later.", full)
                    .header("Retry-After", "60");
        }
    }

    @Transactional
    ImportView get(UUID id) {
        return ImportView.of(visible(id, "import.read"));
    }

    @Transactional
    List<ImportView> visible(UUID before, int fetch) {
        return repository
                .find(
                        "(:all = true or starter = :subject) and (:before is null or id < :before) order by id desc",
                        Parameters.with("all", policy.allows("import.read-all", Set.of()))
                                .and("subject", caller.get().subject())
                                .and("before", before))
                .page(0, fetch)
                .list()
                .stream()
                .map(ImportView::of)
                .toList();
    }

    /** Asks a running import to end; an ended one is a conflict. */
    @Transactional
    void cancel(UUID id) {
        FileImport job = visible(id, "import.cancel");
        if (job.status().ended()) {
            throw new ProblemException(CommonProblem.CONFLICT, "This import has ended; there is nothing to cancel.");
        }
        repository.update("cancelAsked = true where id = ?1", id);
    }

    FileImport visible(UUID id, String act) {
        FileImport job = repository.findById(id);
        if (job == null) {
            throw ProblemException.notFound("import");
        }
        Caller who = caller.get();
        policy.require(act, job.starter.equals(who.subject()) ? Set.of(Relation.STARTED) : Set.of(), "import");
        return job;
    }

    @Transactional
    void mayRead(UUID id) {
        visible(id, "import.read");
    }

    /** Metrics of a profile that nobody has defined, as {@code POST /metrics} takes them. */
    static List<Map<String, Object>> missing(ImportProfile profile, Set<String> known) {
        return profile.metrics() == null
                ? List.of()
                : profile.metrics().stream()
                        .filter(metric -> !known.contains(String.valueOf(metric.get("key"))))
                        .toList();
    }
}
