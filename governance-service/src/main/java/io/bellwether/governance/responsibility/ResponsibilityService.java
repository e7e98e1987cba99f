package io.bellwether.governance.responsibility;

import io.bellwether.governance.objectivetype.ObjectiveType;
import io.bellwether.governance.objectivetype.ObjectiveTypes;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tells who is, was or will be responsible, and why. */
@ApplicationScoped
public class ResponsibilityService {

    @Inject
    Store store;

    @Inject
    ObjectiveTypes types;

    @Inject
    Alternatives alternatives;

    /** A responsibility changed; overlaps that rest on it are examined anew. */
    public record Assigned(String objectiveType) {}

    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<Responsibility, UUID> {

        /** Of one type, the whole scope's and the channels' together, oldest first. */
        List<Responsibility> ofType(String objectiveType) {
            return list("objectiveType = ?1 order by fromDay, id", objectiveType);
        }
    }

    /**
     * Who leads each type on a day: for all channels, then for the channels for which something else was decided.
     *
     * @param channel only who leads this channel: one answer for each type
     */
    @Transactional
    public List<ResponsibilityView> on(LocalDate day, String objectiveType, String channel) {
        List<ResponsibilityView> found = new ArrayList<>();
        for (ObjectiveType type : types(objectiveType)) {
            List<ResponsibilityView> narrower = store.ofType(type.key()).stream()
                    .filter(one -> !one.isWhole() && one.holdsOn(day))
                    .filter(one -> channel == null || List.of(one.channels).contains(channel))
                    .map(this::view)
                    .toList();
            if (channel == null || narrower.isEmpty()) {
                inForce(type.key(), day).ifPresent(found::add);
            }
            found.addAll(narrower);
        }
        return found;
    }

    /** Everything that was ever decided and not withdrawn, each type beginning with its natural owner, by default. */
    @Transactional
    public List<ResponsibilityView> history(String objectiveType) {
        List<ResponsibilityView> found = new ArrayList<>();
        for (ObjectiveType type : types(objectiveType)) {
            found.add(ResponsibilityView.byDefault(type.key(), type.naturalOwner()));
            store.ofType(type.key()).forEach(one -> found.add(view(one)));
        }
        return found;
    }

    private List<ObjectiveType> types(String key) {
        return key == null
                ? types.list("order by key")
                : types.findByIdOptional(key).stream().toList();
    }

    /** Who leads a type on a day for all channels for which nothing narrower was decided; empty without such a type. */
    @Transactional
    public Optional<ResponsibilityView> inForce(String objectiveType, LocalDate day) {
        return store.ofType(objectiveType).stream()
                .filter(one -> one.isWhole() && one.holdsOn(day))
                .findFirst()
                .map(this::view)
                .or(() -> types.findByIdOptional(objectiveType)
                        .map(type -> ResponsibilityView.byDefault(type.key(), type.naturalOwner())));
    }

    /** The department that leads a type on a day for all channels, or null without such a type. */
    @Transactional
    public String leader(String objectiveType, LocalDate day) {
        return inForce(objectiveType, day).map(ResponsibilityView::department).orElse(null);
    }

    /** The channels that a department leads by a narrower decision. */
    @Transactional
    public Set<String> channelsLedBy(String department, String objectiveType, LocalDate day) {
        Set<String> channels = new HashSet<>();
        store.ofType(objectiveType).stream()
                .filter(one -> one.department.equals(department) && one.holdsOn(day))
                .forEach(one -> channels.addAll(List.of(one.channels)));
        return channels;
    }

    ResponsibilityView view(Responsibility one) {
        return ResponsibilityView.of(one, alternatives.read(one.alternatives));
    }
}
