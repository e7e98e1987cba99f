package io.bellwether.governance.overlap;

import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which overlaps, and in which order; taken as {@code @BeanParam}. */
public class OverlapQuery {

    private static final List<String> STATUSES = List.of("open", "under-review", "resolved", "accepted", "gone");
    private static final List<String> KINDS = List.of(
            "identical-kpi",
            "scaled-kpi",
            "contained-kpi",
            "shared-input",
            "competing-initiatives",
            "outside-responsibility");
    private static final List<String> SEVERITIES = List.of("high", "medium", "low", "lowest");

    private static final String RANK = "array_position(array['high', 'medium', 'low', 'lowest'], severity)";

    /** Ids are in the order of first seen. Each order has an index. */
    private static final Map<String, String> ORDERS =
            Map.of("firstSeen", "id", "-firstSeen", "id desc", "severity", RANK + ", id");

    /** What is behind the place where a page begins. */
    private static final Map<String, String> BEHIND = Map.of(
            "firstSeen",
            "id > cast(:id as uuid)",
            "-firstSeen",
            "id < cast(:id as uuid)",
            "severity",
            "(" + RANK + ", id) > (:rank, cast(:id as uuid))");

    private static final Pattern KEY = Pattern.compile("(?:([1-4]) )?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    @QueryParam("status")
    @Parameter(description = "open, under-review, resolved, accepted or gone")
    String status;

    @QueryParam("kind")
    @Parameter(description = "One of the six kinds")
    String kind;

    @QueryParam("severity")
    @Parameter(description = "high, medium, low or lowest")
    String severity;

    @QueryParam("department")
    @Parameter(description = "One of the parties")
    String department;

    @QueryParam("subject")
    @Parameter(description = "Id of an objective, a KPI or an initiative that is part of it")
    String subject;

    @QueryParam("contradictory")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    String contradictory;

    @QueryParam("sort")
    @Parameter(description = "firstSeen (default), -firstSeen (the newest first) or severity (the gravest first)")
    String sort;

    /** One page, and one more where there is a next one. */
    List<OverlapEntity> run(EntityManager entities, PageRequest page) {
        String order = order();
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where(values);
        String behind = page.after().map(key -> behind(order, key, values)).orElse("true");
        Query query = entities.createNativeQuery(
                "select * from overlap where " + where + behind + " order by " + ORDERS.get(order) + " limit :most",
                OverlapEntity.class);
        values.forEach(query::setParameter);
        query.setParameter("most", page.limit() + 1);
        @SuppressWarnings("unchecked")
        List<OverlapEntity> found = query.getResultList();
        return found;
    }

    private static String behind(String order, String key, Map<String, Object> values) {
        Matcher place = KEY.matcher(key);
        boolean ranked = order.equals("severity");
        if (!place.matches() || ranked != (place.group(1) != null)) {
            throw PageRequest.badCursor();
        }
        if (ranked) {
            values.put("rank", Integer.valueOf(place.group(1)));
        }
        values.put("id", place.group(2));
        return BEHIND.get(order);
    }

    /** What the next page begins after. */
    String key(OverlapEntity one) {
        return order().equals("severity") ? SEVERITIES.indexOf(one.severity) + 1 + " " + one.id : one.id.toString();
    }

    private String order() {
        if (sort != null && !ORDERS.containsKey(sort)) {
            throw ProblemException.badParameter("sort", "sort must be firstSeen, -firstSeen or severity.");
        }
        return sort == null ? "firstSeen" : sort;
    }

    private String where(Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        several("status", status, STATUSES, where, values);
        several("kind", kind, KINDS, where, values);
        several("severity", severity, SEVERITIES, where, values);
        if (department != null) {
            where.append("departments && array[cast(:department as text)] and ");
            values.put("department", department);
        }
        if (subject != null) {
            where.append("(subjects && cast(:subject as text[]) or objectives && cast(:subject as text[])) and ");
            values.put("subject", new String[] {id(subject)});
        }
        if (contradictory != null) {
            if (!Set.of("true", "false").contains(contradictory)) {
                throw ProblemException.badParameter("contradictory", "contradictory must be true or false.");
            }
            where.append("contradictory = :contradictory and ");
            values.put("contradictory", Boolean.valueOf(contradictory));
        }
        return where.toString();
    }

    private static String id(String text) {
        if (!text.matches("[0-9a-f-]{36}")) {
            throw ProblemException.badParameter("subject", "subject must be an id.");
        }
        return text;
    }

    private static void several(
            String name, String asked, List<String> known, StringBuilder where, Map<String, Object> values) {
        if (asked == null) {
            return;
        }
        List<String> words = Arrays.asList(asked.split(",", -1));
        if (!known.containsAll(words)) {
            throw ProblemException.badParameter(name, name + " must be one of " + String.join(", ", known) + ".");
        }
        where.append(name).append(" = any (cast(:").append(name).append(" as text[])) and ");
        values.put(name, words.toArray(new String[0]));
    }
}
