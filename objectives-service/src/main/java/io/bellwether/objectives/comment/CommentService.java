package io.bellwether.objectives.comment;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.objectives.objective.Link;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What owners say about their objectives as they go, also about closed ones. */
@ApplicationScoped
class CommentService {

    @Inject
    Store store;

    @Inject
    ObjectiveService objectives;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** The comments that are kept. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<Comment, UUID> {}

    /** What is said. */
    record CommentRequest(
            @NotBlank @Size(max = 5_000) String text,
            @Size(max = 20) List<@NotNull @Valid Link> links) {}

    /** What was said, by whom and when. */
    record CommentView(UUID id, String text, Instant at, String by, List<Link> links) {

        static CommentView of(Comment comment) {
            return new CommentView(comment.id, comment.text, comment.at, comment.by, comment.links);
        }
    }

    @Transactional
    List<CommentView> page(String objectiveId, UUID after, int limit) {
        return store
                .find(
                        "objective = ?1 and (?2 is null or id > ?2) order by id",
                        objectives.visible(objectiveId).id(),
                        after)
                .page(0, limit)
                .list()
                .stream()
                .map(CommentView::of)
                .toList();
    }

    @Transactional
    CommentView add(String objectiveId, Supplier<CommentRequest> body) {
        Objective objective = objectives.own(objectiveId);
        CommentRequest request = body.get();
        Comment comment = new Comment();
        comment.id = Ids.next();
        comment.objective = objective.id();
        comment.text = request.text();
        comment.at = clock.instant();
        comment.by = caller.get().name();
        comment.links = Link.checked(request.links());
        store.persist(comment);
        CommentView view = CommentView.of(comment);
        journal.record(new Entry(
                "objective.commented",
                "objectives/" + objective.id(),
                objective.department(),
                ObjectiveService.visibility(objective),
                null,
                view,
                null));
        return view;
    }
}
