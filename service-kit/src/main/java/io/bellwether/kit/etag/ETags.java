package io.bellwether.kit.etag;

/** Strong entity tags that name the version of a definition. */
public final class ETags {

    private ETags() {}

    /** {@code "3"}, quotes included. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Whether an {@code If-None-Match} header names this tag, by weak comparison. */
    public static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String one : ifNoneMatch.split(",")) {
            String candidate = one.strip();
            if (candidate.equals("*")
                    || (candidate.startsWith("W/") ? candidate.substring(2) : candidate).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
