package io.bellwether.gateway.docs;

/** HTML being written; what comes from elsewhere goes through {@link #text}. */
final class Html {

    private final StringBuilder written = new StringBuilder();

    Html raw(String markup) {
        written.append(markup);
        return this;
    }

    Html text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                default -> written.append(c);
            }
        }
        return this;
    }

    Html link(String to, String value) {
        return raw("<a href=\"").text(to).raw("\">").text(value).raw("</a>");
    }

    Html heading(int level, String id, String value) {
        return raw("<h" + level + " id=\"").text(id).raw("\">").text(value).raw("</h" + level + ">");
    }

    /** Nothing for nothing. */
    Html paragraph(String value) {
        return value.isEmpty() ? this : raw("<p>").text(value).raw("</p>");
    }

    /** Opens a table with its head; rows follow, and the closing of {@code tbody} and {@code table}. */
    Html table(String caption, String... columns) {
        raw("<table><caption>").text(caption).raw("</caption><thead><tr>");
        for (String column : columns) {
            raw(column.isEmpty() ? "<td>" : "<th scope=\"col\">")
                    .text(column)
                    .raw(column.isEmpty() ? "</td>" : "</th>");
        }
        return raw("</tr></thead><tbody>");
    }

    /** A row whose cells are markup. */
    Html row(String... cells) {
        raw("<tr>");
        for (String cell : cells) {
            raw("<td>").raw(cell).raw("</td>");
        }
        return raw("</tr>");
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
