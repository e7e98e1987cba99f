package io.bellwether.governance.overlap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How decisions move overlaps through their life, and what examinations may still change of a decided one. */
@ApplicationScoped
public class OverlapLife {

    @Inject
    Overlaps overlaps;

    @Inject
    OverlapText text;

    @Inject
    Declarations declarations;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper mapper;

    /** @throws ProblemException 404 */
    public OverlapEntity existing(String id) {
        OverlapEntity one = overlaps.findById(Ids.parse(id, "overlap"));
        if (one == null) {
            throw ProblemException.notFound("overlap");
        }
        return one;
    }

    /** As it is now, and stays until the transaction ends. */
    public OverlapEntity locked(UUID id) {
        OverlapEntity one = overlaps.findById(id);
        entities.refresh(one, LockModeType.PESSIMISTIC_WRITE);
        return one;
    }

    /** Versions, by path, of everything that an overlap's parties declared. */
    public Map<String, Long> versions(OverlapEntity one) {
        Map<String, Long> versions = new TreeMap<>();
        for (JsonNode party : text.read(one.parties)) {
            for (String kind : List.of("objective", "kpi", "initiative")) {
                if (party.hasNonNull(kind)) {
                    String path = kind + "s/" + party.get(kind).asText();
                    declarations.version(path).ifPresent(version -> versions.put(path, version));
                }
            }
        }
        return versions;
    }

    /** A decision was made and is to be carried out. */
    public void pending(OverlapEntity one, UUID decision) {
        move(one, "under-review", "overlap.decided", () -> one.pending = decision);
    }

    /** A decision was carried out: {@code restsOn} are the versions as it left them. */
    public void resolved(OverlapEntity one, Map<String, Long> restsOn) {
        move(one, "resolved", "overlap.resolved", () -> {
            one.restsOn = write(restsOn);
            one.settled = false;
            one.change = null;
            upToDate(one);
        });
    }

    /** Both go on until a day on which it is looked at again. */
    public void accepted(OverlapEntity one, Map<String, Long> restsOn, LocalDate reviewOn) {
        move(one, "accepted", "overlap.accepted", () -> {
            one.restsOn = write(restsOn);
            one.settled = true;
            one.reviewOn = reviewOn;
            one.change = null;
        });
    }

    /** It waits for a decision again, unless its cause has disappeared meanwhile. */
    public void reopened(OverlapEntity one, String why) {
        move(one, one.present ? "open" : "gone", "overlap.reopened", () -> one.change = why);
    }

    /** A decision was undone; {@code versions} are those that this left. It is found again when the feed has told so. */
    public void undone(OverlapEntity one, Map<String, Long> versions, String why) {
        boolean told = versions.entrySet().stream()
                .allMatch(left -> declarations.version(left.getKey()).orElse(Long.MAX_VALUE) >= left.getValue());
        move(one, one.present || !told ? "open" : "gone", "overlap.reopened", () -> one.change = why);
    }

    private void move(OverlapEntity one, String status, String event, Runnable change) {
        JsonNode before = mapper.valueToTree(overlaps.view(one));
        one.status = status;
        one.pending = null;
        one.restsOn = null;
        one.reviewOn = null;
        change.run();
        one.version++;
        overlaps.record(event, one, before);
    }

    /**
     * Whether what an examination found of a decided overlap is the decision's own doing. As soon as the feed has told all
     * of that, anything new is not.
     */
    boolean explainedByItsDecision(OverlapEntity one) {
        if (one.restsOn == null || one.settled) {
            return false;
        }
        return upToDate(one);
    }

    /** Marks whether the feed has told everything that the decision changed; false when it has told more than that. */
    private boolean upToDate(OverlapEntity one) {
        boolean behind = false;
        for (Map.Entry<String, Long> left : restsOn(one).entrySet()) {
            long now = declarations.version(left.getKey()).orElse(Long.MAX_VALUE);
            if (now > left.getValue()) {
                return false;
            }
            behind |= now < left.getValue();
        }
        one.settled = !behind;
        return true;
    }

    /** Why a decided overlap is open again: which of the things that the decision rests on is another one now. */
    String changedSince(OverlapEntity one, String sentence) {
        if (one.restsOn != null) {
            for (Map.Entry<String, Long> left : restsOn(one).entrySet()) {
                JsonNode now = declarations.body(left.getKey()).orElse(null);
                if (now == null) {
                    return "Something that the decision rested on does not exist any more. " + sentence;
                }
                if (now.path("version").asLong() > left.getValue()) {
                    String name = now.path(now.has("name") ? "name" : "title").asText();
                    return "What the decision rested on has changed: “" + name + "” of "
                            + now.path("department").asText() + " is version "
                            + now.path("version").asLong() + " now, not " + left.getValue() + ". " + sentence;
                }
            }
        }
        return "What the decision rested on has changed: " + sentence;
    }

    private Map<String, Long> restsOn(OverlapEntity one) {
        try {
            return mapper.readValue(one.restsOn, new TypeReference<>() {});
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("what a decision rests on cannot be read", corrupt);
        }
    }

    private String write(Map<String, Long> versions) {
        try {
            return mapper.writeValueAsString(versions);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("versions cannot be written", unwritable);
        }
    }
}
