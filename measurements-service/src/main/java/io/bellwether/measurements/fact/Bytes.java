package io.bellwether.measurements.fact;

import java.util.Arrays;

/** Bytes that grow. Whole numbers take seven bits a byte, the lowest first. */
final class Bytes {

    byte[] array = new byte[1024];
    int size;

    void clear() {
        size = 0;
    }

    void one(int value) {
        room(1);
        array[size++] = (byte) value;
    }

    /** A whole number, read as unsigned. */
    void number(long value) {
        room(10);
        long left = value;
        while ((left & ~0x7fL) != 0) {
            array[size++] = (byte) (left & 0x7f | 0x80);
            left >>>= 7;
        }
        array[size++] = (byte) left;
    }

    /** A whole number whose sign is usually lost among few bits. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void eight(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            array[size++] = (byte) (value >>> shift);
        }
    }

    void append(byte[] from, int at, int length) {
        room(length);
        System.arraycopy(from, at, array, size, length);
        size += length;
    }

    byte[] toArray() {
        return Arrays.copyOf(array, size);
    }

    private void room(int more) {
        if (size + more > array.length) {
            array = Arrays.copyOf(array, Math.max(size + more, array.length * 2));
        }
    }
}
