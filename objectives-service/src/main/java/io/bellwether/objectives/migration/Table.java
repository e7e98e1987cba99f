package io.bellwether.objectives.migration;

import io.bellwether.kit.json.StrictText;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as spreadsheets write it: RFC 4180 with a comma, a semicolon or a tab; UTF-8 with or without its mark, else
 * windows-1252.
 *
 * @param head the headings
 * @param rows what stands below them; blank rows are left out
 */
record Table(List<String> head, List<Row> rows, String separator, String encoding) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** A row with the line of the file on which it begins. */
    record Row(long line, List<String> cells) {}

    /** @throws ProblemException 400 where it cannot be read */
    static Table read(byte[] bytes) {
        String encoding = "UTF-8";
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, WINDOWS);
            encoding = "windows-1252";
        }
        if (text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        String fault = StrictText.fault(text);
        if (fault != null) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, fault);
        }
        String first = text.lines().findFirst().orElse("");
        char separator = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, separator)) {
                separator = candidate;
            }
        }
        List<Row> rows = rows(text, separator);
        if (rows.isEmpty()) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The file is empty.");
        }
        return new Table(
                rows.get(0).cells(),
                List.copyOf(rows.subList(1, rows.size())),
                separator == '\t' ? "tab" : String.valueOf(separator),
                encoding);
    }

    private static long count(String text, char one) {
        return text.chars().filter(c -> c == one).count();
    }

    private static List<Row> rows(String text, char separator) {
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        long line = 1;
        long begun = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (c == '\n') {
                end(rows, cells, cell, begun);
                cells = new ArrayList<>();
                begun = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new ProblemException(
                            CommonProblem.MALFORMED_BODY, "A quoted cell that begins on line " + begun + " never ends.")
                    .line(begun, "open-quote", "A quoted cell begins here and never ends.");
        }
        end(rows, cells, cell, begun);
        return rows;
    }

    private static void end(List<Row> rows, List<String> cells, StringBuilder cell, long line) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
        if (cells.stream().anyMatch(one -> !one.isEmpty())) {
            rows.add(new Row(line, List.copyOf(cells)));
        }
    }
}
