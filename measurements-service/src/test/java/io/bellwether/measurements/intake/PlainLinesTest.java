package io.bellwether.measurements.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.bellwether.measurements.fact.LocalDays;
import java.io.IOException;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A line that is recognised as plain is read as the readers that know all rules would read it. */
class PlainLinesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "0",
                "-0",
                "1",
                "-1.50",
                "007",
                "12.",
                ".5",
                "123456789012345",
                "1234567890123456",
                "0.000001",
                "1e3",
                "-12.75",
                "100000000000000.5",
                "0.1",
                "99.99",
                "NaN",
                "\"1\"",
                "1 ",
                "-",
                "00",
                "true",
                "1.000000000000000000");
    }

    @Provide
    Arbitrary<String> times() {
        return Arbitraries.of(
                "2026-03-02T10:15:00Z",
                "2026-02-29T10:15:00Z",
                "2024-02-29T23:59:59Z",
                "2026-03-29",
                "2026-03-02",
                "2026-13-02",
                "2026-03-02T24:00:00Z",
                "2026-03-02T10:15:60Z",
                "2026-03-02T10:15:00.5Z",
                "2026-03-02T10:15Z",
                "2026-03-02t10:15:00Z",
                "2026-03-02T10:15:00+01:00",
                "26-03-02",
                "2026-1a-02",
                "2026-03-31T00:00:00Z",
                "1969-12-31T23:59:59Z");
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> dimensions = Arbitraries.of(
                "",
                ",\"dimensions\":{\"via\":\"x\"}",
                ", \"dimensions\": {\"via\": \"x\", \"channel\": \"y y\"}",
                ",\"dimensions\":{\"via\":\"\\u0041\"}",
                ",\"dimensions\":{\"via\":1}",
                ",\"dimensions\":{}",
                ",\"id\":\"a-1\"",
                ",\"id\":\"\"",
                ",\"id\":\"é\"",
                ",\"weight\":2",
                ",\"value\":1",
                ",\"more\":1");
        Arbitrary<String> ends = Arbitraries.of("}", "} ", "}}", "", "} x", ",}");
        return Combinators.combine(values(), times(), dimensions, ends)
                .as((value, time, more, end) ->
                        "{\"metric\":\"hires\",\"at\":\"" + time + "\",\"value\":" + value + more + end);
    }

    @Property(tries = 2_000)
    void plain_json_is_read_as_json_is(@ForAll("lines") String text) throws IOException {
        byte[] bytes = ("before" + text + "behind").getBytes(UTF_8);
        int length = bytes.length - "beforebehind".length();
        PlainJson plain = new PlainJson(new LocalDays(ZONE));
        if (!plain.recognise(bytes, "before".length(), length)) {
            return;
        }
        Line quick = new Line();
        plain.fill(quick);
        Line slow = new Line();
        try (JsonParser parser = MeasurementJson.FACTORY.createParser(text.getBytes(UTF_8))) {
            parser.nextToken();
            new MeasurementJson(new LocalDays(ZONE)).read(parser, slow);
            assertThat(parser.nextToken()).isNull();
        } catch (LineFault fault) {
            throw new AssertionError("recognised as plain: " + text, fault);
        }
        assertThat(quick.at).isEqualTo(slow.at);
        assertThat(quick.value).isEqualTo(slow.value);
        assertThat(quick.hasValue).isEqualTo(slow.hasValue);
        assertThat(quick.id).isEqualTo(slow.id);
    }

    @Property(tries = 1_000)
    void any_decimal_is_read_as_the_one_it_is(@ForAll long digits, @ForAll int scale) throws LineFault {
        long some = digits % 1_000_000_000_000_000L;
        String text =
                java.math.BigDecimal.valueOf(some, Math.floorMod(scale, 12)).toPlainString();
        byte[] bytes = text.getBytes(UTF_8);
        PlainNumbers numbers = new PlainNumbers();
        int end = numbers.decimal(bytes, 0, bytes.length);
        if (end >= 0) {
            assertThat(end).isEqualTo(bytes.length);
            assertThat(numbers.value).isEqualTo(Decimals.read(text, "value"));
        }
    }

    @Property(tries = 200)
    void words_are_equal_when_their_bytes_are(@ForAll byte[] some, @ForAll byte[] other) {
        SeriesWords one = new SeriesWords();
        one.set(some, 0, some.length / 2, some.length / 2, some.length);
        SeriesWords two = new SeriesWords();
        two.set(other, 0, other.length / 2, other.length / 2, other.length);
        assertThat(one.copy()).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one.equals(two)).isEqualTo(java.util.Arrays.equals(some, other));
    }
}
