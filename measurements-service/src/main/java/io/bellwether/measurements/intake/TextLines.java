package io.bellwether.measurements.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream as ranges of one buffer. A line longer than the bound is passed over and said to be too long. */
final class TextLines {

    /** A measurement is some 200 bytes; 64 KiB is no measurement. */
    static final int MAX = 64 * 1024;

    private final InputStream stream;
    private byte[] buffer = new byte[MAX / 4];
    private int start;
    private int end;
    private int from;
    private int length;
    private long number;
    private boolean tooLong;
    private boolean ended;

    TextLines(InputStream stream) {
        this.stream = stream;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        tooLong = false;
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    line(i);
                    start = i + 1;
                    return true;
                }
            }
            searched = end;
            if (ended) {
                boolean rest = end > start || tooLong;
                if (rest) {
                    line(end);
                }
                start = end;
                return rest;
            }
            if (end - start >= MAX) {
                tooLong = true;
                start = end;
            }
            searched -= fill();
        }
    }

    /** Makes room, reads more; gives by how much what is left was moved. */
    private int fill() throws IOException {
        boolean full = end == buffer.length;
        int moved = start;
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length || full && buffer.length < MAX) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = stream.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
        } else {
            end += read;
        }
        return moved;
    }

    private void line(int to) {
        number++;
        from = start;
        length = to - start;
        if (length > 0 && buffer[to - 1] == '\r') {
            length--;
        }
        if (number == 1 && length >= 3 && (buffer[from] & 0xff) == 0xef && (buffer[from + 1] & 0xff) == 0xbb) {
            from += 3;
            length -= 3;
        }
    }

    boolean blank() {
        for (int i = from; i < from + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return !tooLong;
    }

    boolean tooLong() {
        return tooLong || length > MAX;
    }

    long number() {
        return number;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }
}
