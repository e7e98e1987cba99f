package io.bellwether.measurements.importing;

import io.bellwether.measurements.intake.CsvRecords;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table open at its first row; the headings are read. For one thread. */
final class TableFile implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Counted bytes;
    private final CsvRecords records;
    private final Headings headings;
    private final long passedOver;
    private boolean more;

    /**
     * @throws Unclear when there are no headings
     */
    static TableFile open(Path file, Charset encoding, char separator, ImportProfile profile)
            throws IOException, Unclear {
        Counted bytes = new Counted(Files.newInputStream(file));
        try {
            return new TableFile(bytes, encoding, separator, profile);
        } catch (IOException | Unclear | RuntimeException failed) {
            bytes.close();
            throw failed;
        }
    }

    private TableFile(Counted bytes, Charset encoding, char separator, ImportProfile profile)
            throws IOException, Unclear {
        this.bytes = bytes;
        BufferedReader text = new BufferedReader(
                new InputStreamReader(
                        bytes,
                        encoding.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                BUFFER);
        passedOver = passComments(
                text, profile.file() == null ? null : profile.file().comments());
        records = new CsvRecords(text, separator);
        do {
            if (!records.next()) {
                throw new Unclear("file", "empty-file", "The file is empty: it has no line of headings.");
            }
        } while (blank());
        headings = new Headings(records.fields(), profile);
    }

    private static long passComments(Reader text, String mark) throws IOException {
        if (mark == null) {
            return 0;
        }
        BufferedReader lines = (BufferedReader) text;
        long passed = 0;
        while (true) {
            lines.mark(BUFFER / 2);
            String line = lines.readLine();
            if (line == null || !(line.isBlank() || line.replace("\ufeff", "").startsWith(mark))) {
                lines.reset();
                return passed;
            }
            passed++;
        }
    }

    /** Goes to the next row that is not blank; false at the end. */
    boolean next() throws IOException {
        do {
            more = records.next();
        } while (more && blank());
        return more;
    }

    private boolean blank() {
        return records.fault() == null && records.fields().stream().allMatch(String::isBlank);
    }

    CsvRecords row() {
        return records;
    }

    Headings headings() {
        return headings;
    }

    /** The line of the file on which the row begins, 1-based. */
    long line() {
        return records.number() + passedOver;
    }

    /** Bytes read so far, some ahead of the row. */
    long bytesRead() {
        return bytes.count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int read = super.read(into, at, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
