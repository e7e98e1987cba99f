package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Page 06's table as {@code contracts/authorization/expected.yaml} has it. A cell is {@code allow}, {@code deny} (403) or
 * {@code hide} (404); {@code leading}, {@code party}, {@code named}, {@code started} allow where the relation holds
 * and else deny, or with {@code /hide} behind it 404; {@code leading-sees} is 403 for an owner of the leading department and
 * 404 for others; in the column {@code service} the name of an account allows it alone.
 */
final class ExpectedTable {

    private final Map<String, JsonNode> rows = new TreeMap<>();

    private ExpectedTable() {}

    static ExpectedTable of(JsonNode tree) {
        ExpectedTable table = new ExpectedTable();
        tree.get("rows").properties().forEach(row -> table.rows.put(row.getKey(), row.getValue()));
        return table;
    }

    Set<String> names() {
        return rows.keySet();
    }

    /** What a principal must be answered who does something of this row to this subject. */
    Outcome outcome(String row, Principal who, Subject subject) {
        if (who == Principal.ANONYMOUS) {
            return Outcome.NO_TOKEN;
        }
        if (subject.missing()) {
            return couldEver(row, who) ? Outcome.HIDE : Outcome.DENY;
        }
        if (who == Principal.NOBODY) {
            return Outcome.DENY;
        }
        String[] cell = cell(row, column(row, who, subject)).split("/");
        boolean otherwiseHidden = cell.length > 1 && cell[1].equals("hide");
        boolean holds =
                switch (cell[0]) {
                    case "allow" -> true;
                    case "deny", "hide", "leading-sees" -> false;
                    case "leading" ->
                        subject.leading() != null && who.departments().contains(subject.leading());
                    case "party" -> who.departments().stream().anyMatch(subject.parties()::contains);
                    case "named" -> subject.named().contains(who);
                    case "started" -> subject.started() == who;
                    default -> who.word().equals(cell[0]);
                };
        if (holds) {
            return Outcome.ALLOW;
        }
        boolean hidden = otherwiseHidden
                || cell[0].equals("hide")
                || cell[0].equals("leading-sees") && !who.departments().contains(String.valueOf(subject.leading()));
        return hidden ? Outcome.HIDE : Outcome.DENY;
    }

    /** Whether there is any object to which the principal could do it. */
    private boolean couldEver(String row, Principal who) {
        if (who == Principal.NOBODY) {
            return false;
        }
        Stream<String> columns =
                switch (who.role()) {
                    case "department-owner" -> Stream.of("owner-own", "owner-other");
                    case "integrator" -> Stream.of("integrator-own", "integrator-other");
                    default -> Stream.of(who.role());
                };
        return columns.map(column -> cell(row, column).split("/")[0])
                .anyMatch(cell ->
                        !cell.equals("deny") && (!who.isService() || cell.equals("allow") || cell.equals(who.word())));
    }

    private String column(String row, Principal who, Subject subject) {
        if (who.isOwner()) {
            return pick(row, "owner", subject, subject.department(), who.departments());
        }
        if (who.isIntegrator()) {
            return pick(row, "integrator", subject, subject.source(), who.sources());
        }
        return who.role();
    }

    private String pick(String row, String role, Subject subject, String of, Set<String> mine) {
        boolean nobodys = subject.department() == null && subject.source() == null;
        if (nobodys && !cell(row, role + "-own").equals(cell(row, role + "-other"))) {
            throw new IllegalStateException("row " + row + " asks whose it is, but the object is nobody's");
        }
        return role + (of != null && mine.contains(of) ? "-own" : "-other");
    }

    private String cell(String row, String column) {
        JsonNode cells = rows.get(row);
        if (cells == null || !cells.hasNonNull(column)) {
            throw new IllegalStateException("expected.yaml has no cell " + row + " × " + column);
        }
        return cells.get(column).asText();
    }
}
