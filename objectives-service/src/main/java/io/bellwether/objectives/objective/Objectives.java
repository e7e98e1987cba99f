package io.bellwether.objectives.objective;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The objectives that are kept. */
@ApplicationScoped
public class Objectives implements PanacheRepositoryBase<Objective, UUID> {

    /** What a list is asked for; null means any. */
    public record Filter(String department, String type, String status, String text) {}

    /**
     * Whose unpublished objectives a caller sees.
     *
     * @param all whether those of every department
     * @param departments otherwise those of these
     * @param consenting and those of these types that wait for consent
     */
    record Sight(boolean all, Collection<String> departments, Collection<String> consenting) {}

    /** An objective that nobody else changes until this transaction ends; null when there is none. */
    Objective locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Objectives that a caller may see, in an order, after a place in it (null: from the beginning). */
    List<Objective> page(Filter filter, Sight sight, Order order, Order.Place after, int limit) {
        String text = filter.text() == null
                ? null
                : "%" + escaped(filter.text().strip().toLowerCase(Locale.ROOT)) + "%";
        Parameters parameters = Parameters.with("all", sight.all())
                .and("own", orNobody(sight.departments()))
                .and("consenting", orNobody(sight.consenting()))
                .and("department", filter.department())
                .and("type", filter.type())
                .and("status", filter.status())
                .and("text", text);
        if (after != null) {
            parameters = parameters.and("value", after.value()).and("id", after.id());
        }
        return find("""
                        (:all = true or status in ('active', 'closed') or department in :own
                         or (status = 'awaiting-consent' and type in :consenting))
                        and (:department is null or department = :department)
                        and (:type is null or type = :type)
                        and (:status is null or status = :status)
                        and (:text is null or lower(title) like :text escape '!' or lower(description) like :text escape '!')
                        """ + (after == null ? "" : " and " + order.beyond()) + " order by " + order.by(), parameters)
                .page(0, limit)
                .list();
    }

    private static Collection<String> orNobody(Collection<String> keys) {
        return keys.isEmpty() ? List.of("") : keys;
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Nobody else changes or removes a department's objectives, or their parts, until this transaction ends. */
    public void lockAll(String department) {
        getEntityManager()
                .createNativeQuery(
                        "select id from objective where department = ?1 order by id for no key update", UUID.class)
                .setParameter(1, department)
                .getResultList();
    }

    /** A department's, oldest first. */
    public List<Objective> ofDepartment(String department) {
        return list("department = ?1 order by id", department);
    }

    /** Whether another one serves it or contributes to it. */
    public boolean isServed(UUID id) {
        return count("parent = ?1 or contributesTo = ?1", id) > 0;
    }

    List<String> keys(String department) {
        return getEntityManager()
                .createQuery(
                        "select o.key from Objective o where o.department = ?1 and o.key is not null", String.class)
                .setParameter(1, department)
                .getResultList();
    }

    /** All of a type that are not closed, by id and locked. */
    List<Objective> open(String type) {
        return find("type = ?1 and status <> 'closed' order by id", type)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Active and closed ones of a department, null for all, by department. */
    public List<Objective> published(String department) {
        return department == null
                ? list("status in ('active', 'closed') order by department, id")
                : list("status in ('active', 'closed') and department = ?1 order by id", department);
    }

    List<String> typesInUse() {
        return getEntityManager()
                .createQuery("select distinct type from Objective where status <> 'closed'", String.class)
                .getResultList();
    }

    List<String> typesAwaitingConsent() {
        return getEntityManager()
                .createQuery("select distinct type from Objective where status = 'awaiting-consent'", String.class)
                .getResultList();
    }

    /** Whether an objective has initiatives, and each names channels, and only such. */
    boolean actsOnlyOn(UUID objective, Set<String> channels) {
        Object answer = getEntityManager()
                .createNativeQuery("""
                        select count(*) > 0 and coalesce(bool_and(
                            json_array_length(body -> 'channels') > 0
                            and (select bool_and(channel = any (cast(?2 as text[])))
                                 from json_array_elements_text(body -> 'channels') channel)), false)
                        from initiative where objective = ?1
                        """)
                .setParameter(1, objective)
                .setParameter(2, channels.toArray(new String[0]))
                .getSingleResult();
        return (Boolean) answer;
    }
}
