package io.bellwether.objectives.objective;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The objectives that are kept. */
@ApplicationScoped
public class Objectives implements PanacheRepositoryBase<Objective, UUID> {

    /** What a list is asked for; null means any. */
    public record Filter(String department, String type, String status, String text) {}

    /**
     * Objectives that a caller may see, by id.
     *
     * @param all whether drafts of every department are seen
     * @param departments whose drafts are seen otherwise
     */
    List<Objective> page(Filter filter, boolean all, Collection<String> departments, UUID after, int limit) {
        String text =
                filter.text() == null ? null : "%" + escaped(filter.text().toLowerCase(java.util.Locale.ROOT)) + "%";
        return find(
                        """
                        (:all = true or status in ('active', 'closed') or department in :own)
                        and (:department is null or department = :department)
                        and (:type is null or type = :type)
                        and (:status is null or status = :status)
                        and (:text is null or lower(title) like :text escape '!' or lower(description) like :text escape '!')
                        and (:after is null or id > :after)
                        order by id
                        """,
                        Parameters.with("all", all)
                                .and("own", departments.isEmpty() ? List.of("") : departments)
                                .and("department", filter.department())
                                .and("type", filter.type())
                                .and("status", filter.status())
                                .and("text", text)
                                .and("after", after))
                .page(0, limit)
                .list();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
