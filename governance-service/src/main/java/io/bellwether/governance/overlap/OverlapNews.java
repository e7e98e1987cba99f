package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.rules.Finding;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes down overlaps as they appear, change and disappear; each is an entry of the journal. */
@ApplicationScoped
class OverlapNews {

    @Inject
    Overlaps overlaps;

    @Inject
    OverlapLife life;

    @Inject
    Journal journal;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper mapper;

    @Inject
    OverlapText text;

    /** Under the lock of examinations; in a transaction of its own where none runs. */
    @Transactional
    void write(KnownOverlaps.News news) {
        add(news.added());
        Map<String, Found> changed =
                news.changed().stream().collect(Collectors.toMap(Found::identity, Function.identity()));
        if (!changed.isEmpty()) {
            List<OverlapEntity> found = locked("identity in ?1", changed.keySet());
            overlaps.confirm(found.stream().map(one -> one.id).toList(), clock.instant());
            found.forEach(one -> confirm(one, changed.get(one.identity)));
        }
        if (!news.gone().isEmpty()) {
            List<OverlapEntity> gone = locked("id in ?1", news.gone());
            overlaps.confirmFull(news.gone());
            gone.forEach(this::gone);
        }
    }

    /** In one order, and they stay as they are until the transaction ends. */
    private List<OverlapEntity> locked(String which, Object among) {
        return overlaps.find(which + " order by id", among)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private void add(List<Found> found) {
        Instant now = clock.instant();
        List<NewOverlap> added =
                found.stream().map(one -> NewOverlap.of(one, now)).toList();
        overlaps.insert(added, now);
        added.forEach(one ->
                journal.record(Entry.open("overlap.found", "overlaps/" + one.id(), null, null, one.view(), null)));
    }

    private void confirm(OverlapEntity one, Found found) {
        Finding finding = found.finding();
        boolean again = !one.present;
        boolean same = one.kind.equals(finding.kind())
                && one.severity.equals(finding.severity())
                && one.contradictory == finding.contradictory()
                && facts(one.evidence).equals(facts(found.evidenceText()))
                && text.read(one.parties).equals(text.read(found.partiesText()));
        one.present = true;
        if (same && !again) {
            take(one, found);
            return;
        }
        JsonNode before = mapper.valueToTree(overlaps.view(one));
        String was = one.status;
        String changes = again
                ? "It was gone and is found again. " + finding.evidence().get(0).get("sentence")
                : Changes.between(text.read(one.evidence), mapper.valueToTree(finding.evidence()));
        take(one, found);
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
        overlaps.record(one.status.equals(was) ? "overlap.changed" : "overlap.reopened", one, before);
    }

    /** Evidence without its sentences: what is only said otherwise has not changed. */
    private JsonNode facts(String evidence) {
        JsonNode pieces = text.read(evidence);
        pieces.forEach(piece -> ((ObjectNode) piece).remove("sentence"));
        return pieces;
    }

    /** What was measured in common is asked for anew. */
    private void forgetShare(OverlapEntity one) {
        one.inCommon = null;
        entities.createNativeQuery("update overlap set in_common = null, in_common_at = null where id = ?1")
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, one.id)
                .executeUpdate();
    }

    /** One that a decision resolved, or is resolving, stays so: that its cause has disappeared is what was decided. */
    private void gone(OverlapEntity one) {
        if (!one.present) {
            return;
        }
        OverlapView before = overlaps.view(one);
        one.present = false;
        boolean resolved = one.status.equals("resolved") && life.explainedByItsDecision(one);
        if (one.pending != null || resolved) {
            return;
        }
        one.status = "gone";
        one.change = "Its cause has disappeared.";
        one.version++;
        overlaps.record("overlap.gone", one, mapper.valueToTree(before));
    }

    private void take(OverlapEntity one, Found found) {
        Finding finding = found.finding();
        one.kind = finding.kind();
        one.severity = finding.severity();
        one.contradictory = finding.contradictory();
        one.departments = NewOverlap.departments(finding).toArray(new String[0]);
        one.objectives = NewOverlap.objectives(finding).toArray(new String[0]);
        one.parties = found.partiesText();
        one.evidence = found.evidenceText();
        one.digest = found.digest();
        one.lastConfirmed = clock.instant();
    }
}
