package io.bellwether.measurements.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of RFC 4180 with the line that each begins on. A field is bounded, so that an unclosed quote cannot swallow the
 * heap.
 */
public final class CsvRecords {

    private static final int MAX_FIELD = 20_000;
    private static final int MAX_FIELDS = 200;
    private static final String NOT_UTF_8 = "\ud800";

    private final BufferedReader reader;
    private final char separator;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private long line = 1;
    private long number;
    private LineFault fault;
    private int pushed = -2;

    /** UTF-8 with commas; what is not UTF-8 reads as half a surrogate pair, which no field takes. */
    CsvRecords(InputStream body) throws IOException {
        this(
                new InputStreamReader(
                        body,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .replaceWith(NOT_UTF_8)),
                ',');
    }

    /** Any text whose fields end at the separator; a byte order mark is passed over. */
    public CsvRecords(Reader text, char separator) throws IOException {
        this.separator = separator;
        reader = new BufferedReader(text);
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }

    /** Goes to the next record; false at the end. */
    public boolean next() throws IOException {
        fields.clear();
        fault = null;
        int c = read();
        if (c < 0) {
            return false;
        }
        number = line;
        while (true) {
            c = c == '"' ? quoted() : plain(c);
            end();
            if (c == separator) {
                c = read();
            } else {
                return true;
            }
        }
    }

    /** Reads an unquoted field from its first character; gives what ended it. */
    private int plain(int first) throws IOException {
        int c = first;
        while (c >= 0 && c != separator && c != '\n') {
            if (c == '"') {
                fail("quote-in-field", "A quote stands in a field that does not begin with one.");
            }
            append(c);
            c = read();
        }
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /** Reads a quoted field behind its first quote; gives what ended it. */
    private int quoted() throws IOException {
        while (true) {
            int c = read();
            if (c < 0) {
                fail("unclosed-quote", "A quote is opened here and never closed.");
                return c;
            }
            if (c == '\n') {
                line++;
            }
            if (c != '"') {
                append(c);
                continue;
            }
            c = read();
            if (c == '"') {
                append(c);
            } else if (c < 0 || c == separator || c == '\n') {
                if (c == '\n') {
                    line++;
                }
                return c;
            } else {
                fail("text-after-quote", "Text follows the closing quote of a field.");
                return plain(c);
            }
        }
    }

    /** One character; CR before LF is left out. */
    private int read() throws IOException {
        if (pushed != -2) {
            int c = pushed;
            pushed = -2;
            return c;
        }
        int c = reader.read();
        if (c == '\r') {
            int after = reader.read();
            if (after == '\n') {
                return after;
            }
            pushed = after;
        }
        return c;
    }

    private void append(int c) {
        if (field.length() < MAX_FIELD) {
            field.append((char) c);
        } else {
            fail("too-long", "A field is longer than " + MAX_FIELD + " characters.");
        }
    }

    private void end() {
        if (fields.size() < MAX_FIELDS) {
            fields.add(field.toString());
        } else {
            fail("too-many", "A line has more than " + MAX_FIELDS + " fields.");
        }
        field.setLength(0);
    }

    private void fail(String code, String sentence) {
        if (fault == null) {
            fault = new LineFault("", code, sentence);
        }
    }

    /** The fields of the record; reused by {@link #next}. */
    public List<String> fields() {
        return fields;
    }

    /** The 1-based line on which the record begins. */
    public long number() {
        return number;
    }

    /** What is wrong with the record, or null. */
    public LineFault fault() {
        return fault;
    }
}
