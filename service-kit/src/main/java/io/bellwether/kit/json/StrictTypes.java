package io.bellwether.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.function.Function;

/** Types whose own readers take more than one way of writing: dates as arrays, instants as numbers, "NaN" as a number. */
final class StrictTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StrictTypes() {
        text(LocalDate.class, LocalDate::parse);
        text(Instant.class, text -> OffsetDateTime.parse(text).toInstant());
        text(OffsetDateTime.class, OffsetDateTime::parse);
        text(Duration.class, Duration::parse);
        text(Period.class, Period::parse);
        addDeserializer(Double.class, new Number(Double.class, null));
        addDeserializer(double.class, new Number(double.class, 0.0));
        setDeserializerModifier(new Exactly());
    }

    private <T> void text(Class<T> type, Function<String, T> parse) {
        addDeserializer(type, new Text<>(type, parse));
    }

    /** Reads a text in one form only. */
    private static final class Text<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException otherwise) {
                return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "not of the one form");
            }
        }
    }

    /** Reads a number that is written as one. */
    private static final class Number extends StdDeserializer<Double> {

        private static final long serialVersionUID = 1L;

        private final Double primitive;

        Number(Class<?> type, Double primitive) {
            super(type);
            this.primitive = primitive;
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken().isNumeric()
                    ? Double.valueOf(parser.getDoubleValue())
                    : (Double) context.handleUnexpectedToken(handledType(), parser);
        }

        @Override
        public Double getNullValue(DeserializationContext context)
                throws com.fasterxml.jackson.databind.JsonMappingException {
            if (primitive != null) {
                context.reportInputMismatch(this, "null for a number");
            }
            return null;
        }
    }

    /** Reads the words of an enum as they are, without trimming. */
    private static final class Exactly extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription described, JsonDeserializer<?> reader) {
            return new Words(reader, type.getRawClass());
        }
    }

    private static final class Words extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final Class<?> words;

        Words(JsonDeserializer<?> reader, Class<?> words) {
            super(reader);
            this.words = words;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new Words(reader, words);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)
                    && !parser.getText().equals(parser.getText().strip())) {
                return context.handleWeirdStringValue(words, parser.getText(), "not one of the words");
            }
            return super.deserialize(parser, context);
        }
    }
}
