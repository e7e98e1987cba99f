package io.bellwether.kit.journal;

/**
 * What happened.
 *
 * @param event the type without the product's prefix: {@code kpi.created}
 * @param subject what it happened to: {@code kpis/<id>}
 * @param department key of the department it belongs to, or null
 * @param visibility who may read the entry
 * @param before state before, any object that Jackson writes, or null
 * @param after state after, or null
 * @param reason why, in the words of who did it, or null
 */
public record Entry(
        String event,
        String subject,
        String department,
        Visibility visibility,
        Object before,
        Object after,
        String reason) {

    /** An entry that everybody may read. */
    public static Entry open(
            String event, String subject, String department, Object before, Object after, String reason) {
        return new Entry(event, subject, department, Visibility.ALL, before, after, reason);
    }
}
