package io.bellwether.measurements.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.State;
import io.bellwether.measurements.fact.StoredFact;
import io.bellwether.measurements.series.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** One JSON object a line. */
final class NdjsonExport implements ExportWriter {

    private final JsonGenerator json;

    NdjsonExport(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void fact(Series series, StoredFact row) throws IOException {
        json.writeStartObject();
        json.writeStringField("metric", series.metric());
        json.writeStringField("at", LocalDays.instant(row.at).toString());
        if (row.state == State.MEASURED) {
            json.writeFieldName("value");
            json.writeNumber(ExportTexts.number(row.value));
        } else {
            json.writeStringField("absent", row.state.key());
        }
        if (!series.dimensions().isEmpty()) {
            json.writeObjectFieldStart("dimensions");
            for (Map.Entry<String, String> one : new TreeMap<>(series.dimensions()).entrySet()) {
                json.writeStringField(one.getKey(), one.getValue());
            }
            json.writeEndObject();
        }
        if (!Double.isNaN(row.weight)) {
            json.writeFieldName("weight");
            json.writeNumber(ExportTexts.number(row.weight));
        }
        if (row.epoch != 0) {
            json.writeStringField("actor", ExportTexts.actor(row));
        }
        if (row.revision != Long.MIN_VALUE) {
            json.writeNumberField("revision", row.revision);
        }
        json.writeStringField("key", ExportTexts.key(row));
        json.writeEndObject();
    }

    @Override
    public void complete(String metric, LocalDate day) throws IOException {
        json.writeStartObject();
        json.writeStringField("metric", metric);
        json.writeStringField("completeUntil", day.toString());
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.flush();
    }
}
