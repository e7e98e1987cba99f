package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.bellwether.governance.rules.Finding;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Keeps overlaps as they are found, change and disappear. */
@ApplicationScoped
public class Overlaps implements PanacheRepositoryBase<OverlapEntity, UUID> {

    @Inject
    Journal journal;

    @Inject
    OverlapLife life;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper mapper;

    @Inject
    OverlapText text;

    /** As much of a known overlap as tells whether it is found again as it was. */
    private record Known(UUID id, boolean present, String digest) {}

    /**
     * Takes over what an examination found.
     *
     * @param subjects ids of what was examined
     * @param all whether everything is examined, in pieces: then an overlap belongs to the piece of its smaller id
     * @param found by identity, everything that they overlap with now
     */
    void examined(Collection<String> subjects, boolean all, Map<String, Finding> found) {
        Map<String, Known> known = known(subjects, all);
        List<UUID> confirmed = new ArrayList<>();
        found.forEach((identity, finding) -> {
            Known one = known.remove(identity);
            if (one == null) {
                add(identity, finding);
                return;
            }
            confirmed.add(one.id());
            if (!one.present() || !text.digest(finding).equals(one.digest())) {
                confirm(findById(one.id()), finding);
            }
        });
        known.values().stream().filter(Known::present).forEach(one -> gone(findById(one.id())));
        if (!confirmed.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("update overlap set last_confirmed = ?1 where id = any (cast(?2 as uuid[]))")
                    .setParameter(1, clock.instant())
                    .setParameter(2, confirmed.toArray(new UUID[0]))
                    .executeUpdate();
        }
    }

    /** By identity; they stay as they are until the transaction ends. */
    private Map<String, Known> known(Collection<String> subjects, boolean all) {
        Map<String, Known> known = new LinkedHashMap<>();
        for (Object one : getEntityManager()
                .createNativeQuery("select identity, id, present, digest from overlap where "
                        + (all ? "subjects[1] = any (" : "subjects && (")
                        + "cast(?1 as text[])) order by id for update")
                .setParameter(1, subjects.toArray(new String[0]))
                .getResultList()) {
            Object[] row = (Object[]) one;
            known.put((String) row[0], new Known((UUID) row[1], (Boolean) row[2], (String) row[3]));
        }
        return known;
    }

    /** Those that wait for a decision, the gravest first, then the longest known. */
    public List<Map<String, Object>> gravest(int most) {
        @SuppressWarnings("unchecked")
        List<OverlapEntity> found = getEntityManager()
                .createNativeQuery("""
                        select * from overlap where status in ('open', 'under-review')
                        order by array_position(array['high', 'medium', 'low', 'lowest'], severity), id limit ?1
                        """, OverlapEntity.class)
                .setParameter(1, most)
                .getResultList();
        return found.stream().map(this::view).toList();
    }

    private void add(String identity, Finding finding) {
        OverlapEntity one = new OverlapEntity();
        one.id = Ids.next();
        one.identity = identity;
        one.subjects = identity.substring(identity.indexOf(' ') + 1).split("\\+");
        one.status = "open";
        one.present = true;
        one.version = 1;
        one.firstSeen = clock.instant();
        write(one, finding);
        persist(one);
        record("overlap.found", one, null);
    }

    private void confirm(OverlapEntity one, Finding finding) {
        String evidence = text.write(finding.evidence());
        boolean again = !one.present;
        boolean same = one.kind.equals(finding.kind())
                && one.severity.equals(finding.severity())
                && one.contradictory == finding.contradictory()
                && isSame(one.evidence, evidence)
                && isSame(one.parties, text.write(finding.parties()));
        one.lastConfirmed = clock.instant();
        one.present = true;
        one.digest = text.digest(finding);
        if (same && !again) {
            return;
        }
        JsonNode before = mapper.valueToTree(view(one));
        String was = one.status;
        String changes = again
                ? "It was gone and is found again. " + finding.evidence().get(0).get("sentence")
                : Changes.between(text.read(one.evidence), text.read(evidence));
        write(one, finding);
        forgetShare(one);
        boolean decided = was.equals("resolved") || was.equals("accepted");
        boolean explained = decided && !again && life.explainedByItsDecision(one);
        if (!explained) {
            one.change = decided && !again ? life.changedSince(one, changes) : changes;
        }
        if (was.equals("gone") || decided && !explained) {
            one.status = "open";
            one.restsOn = null;
            one.reviewOn = null;
        }
        one.version++;
        record(one.status.equals(was) ? "overlap.changed" : "overlap.reopened", one, before);
    }

    private boolean isSame(String known, String found) {
        return text.read(known).equals(text.read(found));
    }

    /** What was measured in common is asked for anew. */
    private void forgetShare(OverlapEntity one) {
        getEntityManager()
                .createNativeQuery("update overlap set in_common = null, in_common_at = null where id = ?1")
                .setParameter(1, one.id)
                .executeUpdate();
    }

    /** One that a decision resolved, or is resolving, stays so: that its cause has disappeared is what was decided. */
    private void gone(OverlapEntity one) {
        if (!one.present) {
            return;
        }
        one.present = false;
        boolean resolved = one.status.equals("resolved") && life.explainedByItsDecision(one);
        if (one.pending != null || resolved) {
            return;
        }
        JsonNode before = mapper.valueToTree(view(one));
        one.status = "gone";
        one.change = "Its cause has disappeared.";
        one.version++;
        record("overlap.gone", one, before);
    }

    private void write(OverlapEntity one, Finding finding) {
        one.kind = finding.kind();
        one.severity = finding.severity();
        one.contradictory = finding.contradictory();
        one.departments = finding.parties().stream()
                .map(Finding.Party::department)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        one.objectives = finding.parties().stream()
                .map(Finding.Party::objective)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        one.parties = text.write(finding.parties());
        one.evidence = text.write(finding.evidence());
        one.digest = text.digest(finding);
        one.lastConfirmed = clock.instant();
    }

    void record(String event, OverlapEntity one, Object before) {
        record(event, one, before, null);
    }

    void record(String event, OverlapEntity one, Object before, String reason) {
        journal.record(Entry.open(event, "overlaps/" + one.id, null, before, view(one), reason));
    }

    Map<String, Object> view(OverlapEntity one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", one.id);
        view.put("kind", one.kind);
        view.put("severity", one.severity);
        view.put("status", one.status);
        view.put("contradictory", one.contradictory);
        view.put("parties", text.read(one.parties));
        view.put("evidence", evidence(one));
        view.put("sentence", text.read(one.evidence).path(0).path("sentence").asText());
        view.put("changed", one.change);
        view.put("reviewOn", one.reviewOn);
        view.put("firstSeen", one.firstSeen);
        view.put("lastConfirmed", one.lastConfirmed);
        view.put("version", one.version);
        return view;
    }

    /** What was found, and what was measured of it since. */
    private JsonNode evidence(OverlapEntity one) {
        ArrayNode evidence = (ArrayNode) text.read(one.evidence);
        if (one.inCommon != null) {
            evidence.add(text.read(one.inCommon));
        }
        return evidence;
    }
}
