package io.bellwether.measurements.importing;

import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.intake.Line;
import io.bellwether.measurements.intake.LineFault;
import io.bellwether.measurements.metric.MetricDefinition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file as an import would, and stores nothing. */
final class Previewer {

    /** Enough to see what comes of a file without waiting. */
    private static final int MAX_ROWS = 100_000;

    private static final int SHOWN_MEASUREMENTS = 20;
    private static final int SHOWN_ERRORS = 100;

    private final Map<String, MetricDefinition> metrics;
    private final ZoneId zone;

    Previewer(Map<String, MetricDefinition> metrics, ZoneId zone) {
        this.metrics = metrics;
        this.zone = zone;
    }

    Preview preview(Imports.Upload upload) throws IOException, Unclear {
        ImportProfile profile = upload.profile();
        Recognised form = new Recogniser(upload.path(), profile, upload.stated(), metrics.keySet()).recognise();
        List<Preview.Measurement> shown = new ArrayList<>();
        List<RefusedRow> errors = new ArrayList<>();
        long read = 0;
        long good = 0;
        long skipped = 0;
        boolean whole = true;
        try (TableFile table =
                TableFile.open(upload.path(), Charset.forName(form.encoding()), form.separatorCharacter(), profile)) {
            RowReader reader = new RowReader(profile, table.headings(), form, zone, metrics.keySet());
            while (table.next()) {
                if (read == MAX_ROWS) {
                    whole = false;
                    break;
                }
                read++;
                if (RowReader.skipped(profile, table.headings(), table.row().fields())) {
                    skipped++;
                    continue;
                }
                try {
                    if (table.row().fault() != null) {
                        throw table.row().fault();
                    }
                    for (Line line : reader.read(table.row().fields())) {
                        mustBeKnown(line, profile);
                        if (shown.size() < SHOWN_MEASUREMENTS) {
                            shown.add(shown(table.line(), line));
                        }
                    }
                    good++;
                } catch (LineFault fault) {
                    if (errors.size() < SHOWN_ERRORS) {
                        errors.add(new RefusedRow(
                                table.line(),
                                fault.field().isEmpty() ? null : fault.field(),
                                fault.code(),
                                fault.getMessage()));
                    }
                }
            }
            return new Preview(
                    profile.name(),
                    upload.source(),
                    form,
                    columns(profile, table.headings()),
                    Imports.missing(profile, metrics.keySet()),
                    new Preview.Rows(read, good, read - good - skipped, skipped),
                    whole,
                    shown,
                    errors);
        }
    }

    private void mustBeKnown(Line line, ImportProfile profile) throws LineFault {
        MetricDefinition metric = metrics.get(line.metric);
        boolean proposed = profile.metrics() != null
                && profile.metrics().stream().anyMatch(one -> line.metric.equals(one.get("key")));
        if (metric == null && !proposed) {
            throw new LineFault("metric", "unknown-metric", "There is no such metric in the catalogue.");
        }
        if (metric != null) {
            for (String name : line.dimensionsGiven().keySet()) {
                if (!metric.dimensions().contains(name)) {
                    throw new LineFault(
                            "dimensions/" + name,
                            "unknown-dimension",
                            "The metric \"" + metric.key() + "\" has no dimension \"" + name + "\".");
                }
            }
        }
    }

    private static Preview.Measurement shown(long number, Line line) {
        return new Preview.Measurement(
                number,
                line.metric,
                LocalDays.instant(line.atMicros()),
                line.valueGiven(),
                line.id,
                line.dimensionsGiven());
    }

    private static List<Preview.Column> columns(ImportProfile profile, Headings headings) {
        Map<Integer, String> becomes = new LinkedHashMap<>();
        profile.columns().keySet().forEach(column -> {
            int place = headings.place(column);
            if (place >= 0) {
                becomes.put(place, Purposes.of(profile, column));
            }
        });
        List<Preview.Column> columns = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            String rest = profile.rest() == null || profile.rest().equals("ignored")
                    ? "not read"
                    : profile.rest().equals("metrics") ? "a metric or a dimension" : "a dimension";
            columns.add(new Preview.Column(headings.text(i), becomes.getOrDefault(i, rest)));
        }
        return columns;
    }
}
