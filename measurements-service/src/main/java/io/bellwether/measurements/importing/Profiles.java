package io.bellwether.measurements.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.json.Nearest;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The import profiles: those of the product, and those that were added. */
@ApplicationScoped
class Profiles {

    private static final String BUILT_IN = "built-in";
    private static final List<String> SHIPPED = List.of(
            "facebook-page-insights",
            "facebook-posts",
            "ga4",
            "generic-long",
            "generic-wide",
            "linkedin-page",
            "x-analytics",
            "youtube-studio");

    @Inject
    AddedProfiles added;

    @Inject
    Validator validator;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    private final Map<String, ImportProfile> shipped = new TreeMap<>();

    /** A profile with its version; those of the product have version 0. */
    record Versioned(ImportProfile profile, long version) {}

    @PostConstruct
    void read() {
        for (String name : SHIPPED) {
            try (InputStream in = Profiles.class.getResourceAsStream("/import-profiles/" + name + ".yaml")) {
                ImportProfile profile = bind(new YAMLMapper().readTree(in));
                if (!profile.name().equals(name)) {
                    throw new IllegalStateException("the profile " + name + " calls itself " + profile.name());
                }
                shipped.put(name, withOrigin(profile, BUILT_IN));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the profile " + name + " cannot be read", unreadable);
            }
        }
    }

    /** Profiles in the order of their names, after one of them. */
    List<ImportProfile> list(String after, int fetch) {
        List<ImportProfile> all = new ArrayList<>(shipped.values());
        added.listAll().forEach(one -> all.add(withOrigin(form(one), "added")));
        return all.stream()
                .sorted(Comparator.comparing(ImportProfile::name))
                .filter(profile -> profile.name().compareTo(after) > 0)
                .limit(fetch)
                .toList();
    }

    /**
     * A profile by its name.
     *
     * @throws ProblemException 404
     */
    Versioned get(String name) {
        ImportProfile known = shipped.get(name);
        if (known != null) {
            return new Versioned(known, 0);
        }
        AddedProfile found = added.findById(name);
        if (found == null) {
            throw ProblemException.notFound("import profile");
        }
        return new Versioned(withOrigin(form(found), "added"), found.version);
    }

    /**
     * The profile that an import asks for.
     *
     * @throws ProblemException 422 with the nearest name
     */
    ImportProfile named(String name) {
        if (name == null || name.isEmpty()) {
            throw ProblemException.invalid("/profile", "not-null", "Say which import profile reads the file.");
        }
        try {
            return get(name).profile();
        } catch (ProblemException unknown) {
            List<String> names = list("", Integer.MAX_VALUE).stream()
                    .map(ImportProfile::name)
                    .toList();
            throw (ProblemException) ProblemException.invalid(
                            "/profile",
                            "unknown-profile",
                            "There is no import profile of this name"
                                    + Nearest.of(name, names)
                                            .map(near -> "; did you mean \"" + near + "\"?")
                                            .orElse("."))
                    .initCause(unknown);
        }
    }

    /** Reads YAML (JSON is YAML) strictly, and checks what it says. */
    ImportProfile parse(byte[] body) {
        try {
            JsonNode tree = new YAMLMapper().readTree(body);
            if (tree == null || !tree.isObject()) {
                throw new ProblemException(CommonProblem.MALFORMED_BODY, "A profile is an object of YAML or JSON.");
            }
            return bind(tree);
        } catch (JsonProcessingException unreadable) {
            int line = unreadable.getLocation() == null
                    ? 1
                    : unreadable.getLocation().getLineNr();
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The profile is not YAML.", unreadable)
                    .line(Math.max(1, line), "not-yaml", "From here on it cannot be read.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ImportProfile bind(JsonNode tree) {
        ImportProfile profile = StrictJson.bind(
                StrictJson.tree(tree.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                ImportProfile.class);
        var broken = validator.validate(profile);
        if (!broken.isEmpty()) {
            throw new ConstraintViolationException(broken);
        }
        return withOrigin(ProfileRules.check(profile), null);
    }

    @Transactional
    Versioned add(ImportProfile profile) {
        if (shipped.containsKey(profile.name()) || added.findById(profile.name()) != null) {
            throw new ProblemException(
                            MeasurementsProblem.PROFILE_EXISTS,
                            "There is already an import profile \"" + profile.name() + "\".")
                    .at("/name", "taken", "This name is taken.");
        }
        AddedProfile made = new AddedProfile();
        made.name = profile.name();
        made.version = 1;
        made.form = json(profile);
        made.changedAt = clock.instant();
        added.persist(made);
        journal.record(Entry.open("import-profile.added", "import-profiles/" + made.name, null, null, profile, null));
        return new Versioned(withOrigin(profile, "added"), 1);
    }

    @Transactional
    Versioned change(String name, IfMatch ifMatch, byte[] body) {
        AddedProfile found = mustBeAdded(name);
        ifMatch.check(found.version);
        ImportProfile profile = parse(body);
        if (!profile.name().equals(name)) {
            throw ProblemException.invalid("/name", "name-stays", "The name of a profile stays; add another one.");
        }
        ImportProfile before = form(found);
        found.form = json(profile);
        found.version++;
        found.changedAt = clock.instant();
        journal.record(Entry.open("import-profile.changed", "import-profiles/" + name, null, before, profile, null));
        return new Versioned(withOrigin(profile, "added"), found.version);
    }

    @Transactional
    void remove(String name, IfMatch ifMatch) {
        AddedProfile found = mustBeAdded(name);
        ifMatch.check(found.version);
        journal.record(Entry.open("import-profile.removed", "import-profiles/" + name, null, form(found), null, null));
        added.delete(found);
    }

    /** For who changes or removes it: nobody else does until the transaction ends. */
    private AddedProfile mustBeAdded(String name) {
        AddedProfile found = added.findById(name, LockModeType.PESSIMISTIC_WRITE);
        if (found != null) {
            return found;
        }
        if (shipped.containsKey(name)) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "This profile ships with the product; add one of your own beside it.");
        }
        throw ProblemException.notFound("import profile");
    }

    private static ImportProfile form(AddedProfile added) {
        try {
            return StrictJson.shared().readValue(added.form, ImportProfile.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a kept profile cannot be read", unreadable);
        }
    }

    private static String json(ImportProfile profile) {
        try {
            return StrictJson.shared().writeValueAsString(withOrigin(profile, null));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a profile is plain data", unwritable);
        }
    }

    private static ImportProfile withOrigin(ImportProfile p, String origin) {
        return new ImportProfile(
                p.name(),
                p.title(),
                p.about(),
                p.file(),
                p.columns(),
                p.needs(),
                p.skip(),
                p.at(),
                p.id(),
                p.dimensions(),
                p.measurements(),
                p.rest(),
                p.metrics(),
                origin);
    }
}
