package io.bellwether.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.ProblemError;
import io.bellwether.kit.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each setting of the strict reader, by what it keeps out. */
class StrictJsonTest {

    enum Colour {
        RED,
        GREEN
    }

    record Form(
            double figure,
            int whole,
            long large,
            boolean yes,
            BigDecimal exact,
            String text,
            Colour colour,
            LocalDate day,
            Instant at,
            List<String> words,
            Form inner) {}

    private static Form bind(String json) {
        return StrictJson.bind(StrictJson.tree(json.getBytes(StandardCharsets.UTF_8)), Form.class);
    }

    private static Form with(String property, String value) {
        String[][] all = {
            {"figure", "1.5"},
            {"whole", "1"},
            {"large", "2"},
            {"yes", "true"},
            {"exact", "0.1"},
            {"text", "\"t\""},
            {"colour", "\"RED\""},
            {"day", "\"2026-03-01\""},
            {"at", "\"2026-03-01T10:00:00Z\""},
            {"words", "[\"a\"]"}
        };
        StringBuilder json = new StringBuilder("{");
        for (String[] one : all) {
            json.append(json.length() == 1 ? "" : ",")
                    .append('"')
                    .append(one[0])
                    .append("\":");
            json.append(one[0].equals(property) ? value : one[1]);
        }
        return bind(json.append('}').toString());
    }

    private static ProblemError refused(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ProblemError[] first = new ProblemError[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type().status()).as(refusal.getMessage()).isEqualTo(status);
            first[0] = refusal.errors().isEmpty() ? null : refusal.errors().get(0);
        });
        return first[0];
    }

    @Test
    void whatIsWrittenAsItShouldBeIsRead() {
        assertThat(with("exact", "0.1").exact()).isEqualByComparingTo("0.1");
        assertThat(with("figure", "1e308").figure()).isEqualTo(1e308);
        assertThat(with("large", "9007199254740993").large()).isEqualTo(9007199254740993L);
        assertThat(with("text", "\"\\u00fc\\n\\t\"").text()).isEqualTo("ü\n\t");
        assertThat(with("text", "\"\\ud83d\\ude00\"").text()).isEqualTo("\uD83D\uDE00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "figure|null",
                "figure|\"1\"",
                "figure|\"NaN\"",
                "figure|true",
                "figure|[]",
                "figure|{}",
                "figure|\"\"",
                "whole|null",
                "whole|1.5",
                "whole|1.0",
                "whole|\"1\"",
                "whole|true",
                "whole|99999999999",
                "whole|\"\"",
                "large|null",
                "large|1e30",
                "large|1.5",
                "large|99999999999999999999",
                "yes|null",
                "yes|1",
                "yes|0",
                "yes|\"true\"",
                "yes|\"\"",
                "yes|[]",
                "exact|\"0.1\"",
                "exact|true",
                "exact|[]",
                "exact|\"\"",
                "exact|\" \"",
                "whole|\" \"",
                "yes|\" \"",
                "colour|\" \"",
                "day|\" \"",
                "words|\" \"",
                "inner|\"\"",
                "exact|\"NaN\"",
                "text|1",
                "text|1.5",
                "text|true",
                "text|[]",
                "text|{}",
                "text|[\"a\"]",
                "colour|0",
                "colour|\"BLUE\"",
                "colour|\"\"",
                "colour|\" RED \"",
                "colour|\"red\"",
                "colour|true",
                "day|1",
                "day|[2026,3,1]",
                "day|\"\"",
                "day|\"2026-02-30\"",
                "day|\"2026-03-01T10:00:00Z\"",
                "day|true",
                "at|1",
                "at|1.5",
                "at|\"\"",
                "at|\"2026-03-01\"",
                "at|\"yesterday\"",
                "words|\"a\"",
                "words|{}",
                "words|[1]",
                "words|[true]",
                "words|\"\"",
                "inner|[]",
                "inner|\"\"",
                "inner|1"
            })
    void aValueOfAnotherTypeIsRefusedAtItsPointer(String property, String value) {
        ProblemError error = refused(422, () -> {
            if (property.equals("inner")) {
                bind("{\"figure\":1,\"whole\":1,\"large\":1,\"yes\":true,\"inner\":" + value + "}");
            } else {
                with(property, value);
            }
        });
        assertThat(error.code()).isEqualTo("wrong-type");
        assertThat(error.pointer()).startsWith("/" + property);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "+1",
                ".5",
                "1.",
                "01",
                "0x10",
                "'a'",
                "undefined",
                "1 2",
                "",
                "\"open",
                "\"\\x\"",
                "\"\\u12\"",
                "/* */ 1",
                "1 // one",
                "{a:1}",
                "{\"a\":1,}",
                "[1,]",
                "\"\u0001\""
            })
    void whatIsNoJsonIsRefusedByLine(String value) {
        ProblemError error = refused(400, () -> with("figure", value));
        assertThat(error.code()).isEqualTo("not-json");
        assertThat(error.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{} x", "[] ]", "{}null", "1 1"})
    void textAfterTheValueIsRefused(String body) {
        refused(400, () -> StrictJson.tree(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void nothingIsNoBody(String body) {
        refused(400, () -> StrictJson.tree(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aKeyTwiceIsRefusedAtAnyDepth() {
        assertThat(refused(400, () -> bind("{\"text\":\"a\",\"text\":\"b\"}")).code())
                .isEqualTo("duplicate-key");
        assertThat(refused(400, () -> bind("{\"inner\":{\"text\":\"a\",\"text\":\"b\"}}"))
                        .code())
                .isEqualTo("duplicate-key");
    }

    @Test
    void anUnknownPropertyIsRefusedWithTheNearestOne() {
        ProblemError error = refused(422, () -> with("text", "\"a\",\"colours\":1"));
        assertThat(error.code()).isEqualTo("unknown-property");
        assertThat(error.detail()).contains("did you mean \"colour\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400", "1e2147483647", "1e-2147483648", "1e99999999999"})
    void aNumberOutOfRangeIsRefused(String number) {
        refused(400, () -> with("figure", number));
        refused(400, () -> with("exact", number));
    }

    @Test
    void whatIsTooMuchIsToldAsSuch() {
        assertThat(refused(400, () -> with("exact", "9".repeat(101))).detail())
                .startsWith("A number has too many digits.");
        assertThat(refused(400, () -> with("text", "\"" + "x".repeat(20_001) + "\""))
                        .detail())
                .startsWith("A text is too long.");
        assertThat(refused(400, () -> with("text", "[".repeat(41) + "]".repeat(41)))
                        .detail())
                .startsWith("The JSON is nested too deep.");
        assertThat(refused(400, () -> bind("{\"" + "k".repeat(1_001) + "\":1}")).detail())
                .startsWith("A text is too long.");
        refused(400, () -> StrictJson.tree("[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\u0007",
                "\\u001b",
                "\\u007f",
                "\\u0085",
                "\\u009f",
                "\\u202a",
                "\\u202e",
                "\\u2066",
                "\\u2069",
                "\\u200e",
                "\\u200f",
                "\\u061c",
                "\\ud800",
                "\\udc00",
                "\\udc00\\ud800",
                "\\ufffe",
                "\\uffff"
            })
    void charactersThatNoTextHasAreRefusedAtTheirPointer(String escape) {
        ProblemError error = refused(400, () -> with("text", "\"a" + escape + "b\""));
        assertThat(error.code()).isEqualTo("forbidden-character");
        assertThat(error.pointer()).isEqualTo("/text");
        refused(400, () -> bind("{\"a" + escape + "\":1}"));
    }

    @Test
    void onlyUtf8IsReadAndAByteOrderMarkIsPassedOver() {
        String json = "{\"text\":\"ü\"}";
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1")) {
            refused(400, () -> StrictJson.tree(json.getBytes(Charset.forName(charset))));
        }
        for (byte[] broken :
                new byte[][] {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xFF}}) {
            byte[] body = "{\"text\":\"??????\"}".getBytes(StandardCharsets.UTF_8);
            System.arraycopy(broken, 0, body, 9, broken.length);
            refused(400, () -> StrictJson.tree(body));
        }
        JsonNode tree = StrictJson.tree(("\ufeff" + json).getBytes(StandardCharsets.UTF_8));
        assertThat(tree.get("text").asText()).isEqualTo("ü");
    }
}
