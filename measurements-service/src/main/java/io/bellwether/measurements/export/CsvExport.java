package io.bellwether.measurements.export;

import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.State;
import io.bellwether.measurements.fact.StoredFact;
import io.bellwether.measurements.series.Series;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** A table with a header: the words of a measurement, then the dimensions. */
final class CsvExport implements ExportWriter {

    private final Writer out;
    private final SortedSet<String> dimensions;

    CsvExport(OutputStream stream, SortedSet<String> dimensions) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        this.dimensions = dimensions;
        List<String> header = new ArrayList<>(
                List.of("metric", "at", "value", "absent", "weight", "actor", "revision", "key", "completeUntil"));
        header.addAll(dimensions);
        line(header);
    }

    @Override
    public void fact(Series series, StoredFact row) throws IOException {
        List<String> fields = new ArrayList<>();
        fields.add(series.metric());
        fields.add(LocalDays.instant(row.at).toString());
        fields.add(row.state == State.MEASURED ? ExportTexts.number(row.value) : "");
        fields.add(row.state == State.MEASURED ? "" : row.state.key());
        fields.add(Double.isNaN(row.weight) ? "" : ExportTexts.number(row.weight));
        fields.add(row.epoch == 0 ? "" : ExportTexts.actor(row));
        fields.add(row.revision == Long.MIN_VALUE ? "" : Long.toString(row.revision));
        fields.add(ExportTexts.key(row));
        fields.add("");
        dimensions.forEach(name -> fields.add(series.dimensions().getOrDefault(name, "")));
        line(fields);
    }

    @Override
    public void complete(String metric, LocalDate day) throws IOException {
        List<String> fields = new ArrayList<>(List.of(metric, "", "", "", "", "", "", "", day.toString()));
        dimensions.forEach(name -> fields.add(""));
        line(fields);
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void line(List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(field(fields.get(i)));
        }
        out.write("\r\n");
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
