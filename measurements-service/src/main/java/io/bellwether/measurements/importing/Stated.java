package io.bellwether.measurements.importing;

import io.bellwether.kit.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;

/**
 * What who imports says of the file, in place of what would be recognised; each may be null.
 *
 * @param dates {@code month-first} or {@code day-first}
 */
record Stated(String encoding, String separator, String decimal, String dates) {

    private static final Set<String> SEPARATORS = Set.of(",", ";", "|", "tab");

    /** The same, when each word is one that is known. */
    Stated checked() {
        if (separator != null && !SEPARATORS.contains(separator)) {
            throw ProblemException.badParameter("separator", "separator is , or ; or | or tab.");
        }
        if (decimal != null && !decimal.equals(".") && !decimal.equals(",")) {
            throw ProblemException.badParameter("decimal", "decimal is a point or a comma.");
        }
        if (dates != null && !dates.equals("month-first") && !dates.equals("day-first")) {
            throw ProblemException.badParameter("dates", "dates is month-first or day-first.");
        }
        if (encoding != null) {
            try {
                Charset.forName(encoding);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                throw (ProblemException)
                        ProblemException.badParameter("encoding", "encoding is UTF-8, windows-1252, UTF-16LE or alike.")
                                .initCause(unknown);
            }
        }
        return this;
    }

    /** What is not said here is taken from the profile. */
    Stated orOf(ImportProfile profile) {
        ImportProfile.FileForm form = profile.file();
        String order = dates != null ? dates : profile.at().order();
        if (form == null) {
            return new Stated(encoding, separator, decimal, order);
        }
        return new Stated(
                encoding != null ? encoding : form.encoding(),
                separator != null ? separator : "\t".equals(form.separator()) ? "tab" : form.separator(),
                decimal != null ? decimal : form.decimal(),
                order);
    }
}
