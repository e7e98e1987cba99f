package io.bellwether.measurements.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;

/**
 * How a file is written, as it was recognised or stated; shown before anything is read by it.
 *
 * @param encoding {@code UTF-8}, {@code windows-1252}, {@code UTF-16LE}, …
 * @param separator {@code ,} {@code ;} {@code |} or {@code tab}
 * @param decimal {@code .} or {@code ,}; null where no number of the file has either
 * @param thousands what groups thousands, or null
 * @param dates {@code iso}, {@code month-first}, {@code day-first}, {@code named-month}; null where no date is read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Recognised(
        String encoding,
        String separator,
        @Nullable String decimal,
        @Nullable String thousands,
        @Nullable String dates) {

    char separatorCharacter() {
        return separator.equals("tab") ? '\t' : separator.charAt(0);
    }
}
