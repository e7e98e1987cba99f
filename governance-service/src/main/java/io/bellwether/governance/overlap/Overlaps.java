package io.bellwether.governance.overlap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.governance.rules.Finding;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Takes over what an examination of one subject found.
     *
     * @param subject id of what was examined
     * @param found by identity, everything that it overlaps with now
     */
    void examined(String subject, Map<String, Finding> found) {
        Map<String, OverlapEntity> known = new HashMap<>();
        for (Object id : getEntityManager()
                .createNativeQuery("select id from overlap where subjects && cast(?1 as text[])", UUID.class)
                .setParameter(1, new String[] {subject})
                .getResultList()) {
            OverlapEntity one = findById((UUID) id, LockModeType.PESSIMISTIC_WRITE);
            known.put(one.identity, one);
        }
        found.forEach((identity, finding) -> {
            OverlapEntity one = known.remove(identity);
            if (one == null) {
                one = find("identity", identity).firstResult();
            }
            if (one == null) {
                add(identity, finding);
            } else {
                confirm(one, finding);
            }
        });
        known.values().forEach(this::gone);
    }

    private void add(String identity, Finding finding) {
        OverlapEntity one = new OverlapEntity();
        one.id = Ids.next();
        one.identity = identity;
        one.subjects = identity.substring(identity.indexOf(' ') + 1).split("\\+");
        one.status = "open";
        one.version = 1;
        one.firstSeen = clock.instant();
        write(one, finding);
        persist(one);
        record("overlap.found", one, null);
    }

    private void confirm(OverlapEntity one, Finding finding) {
        JsonNode before = mapper.valueToTree(view(one));
        boolean same = one.kind.equals(finding.kind())
                && tree(one.evidence).equals(mapper.valueToTree(finding.evidence()))
                && one.contradictory == finding.contradictory();
        one.lastConfirmed = clock.instant();
        boolean again = !one.present;
        one.present = true;
        if (same && !again) {
            return;
        }
        String was = one.status;
        write(one, finding);
        boolean decided = was.equals("resolved") || was.equals("accepted");
        if (was.equals("gone") || decided && (again || !life.explainedByItsDecision(one))) {
            String sentence = (String) finding.evidence().get(0).get("sentence");
            one.change = was.equals("gone") || again
                    ? "It was gone and is found again. " + sentence
                    : life.changedSince(one, sentence);
            one.status = "open";
            one.restsOn = null;
            one.reviewOn = null;
        }
        one.version++;
        record(one.status.equals(was) ? "overlap.changed" : "overlap.reopened", one, before);
    }

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
        one.parties = text(finding.parties());
        one.evidence = text(finding.evidence());
        one.lastConfirmed = clock.instant();
    }

    void record(String event, OverlapEntity one, Object before) {
        journal.record(Entry.open(event, "overlaps/" + one.id, null, before, view(one), null));
    }

    Map<String, Object> view(OverlapEntity one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", one.id);
        view.put("kind", one.kind);
        view.put("severity", one.severity);
        view.put("status", one.status);
        view.put("contradictory", one.contradictory);
        view.put("parties", tree(one.parties));
        view.put("evidence", tree(one.evidence));
        view.put("sentence", tree(one.evidence).path(0).path("sentence").asText());
        view.put("changed", one.change);
        view.put("reviewOn", one.reviewOn);
        view.put("firstSeen", one.firstSeen);
        view.put("lastConfirmed", one.lastConfirmed);
        view.put("version", one.version);
        return view;
    }

    JsonNode tree(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an overlap cannot be read", corrupt);
        }
    }

    private String text(List<?> list) {
        try {
            return mapper.writeValueAsString(list);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an overlap cannot be written", unwritable);
        }
    }
}
