/**
 * The measurements service against raw binary COPY and, where they are installed, against InfluxDB and VictoriaMetrics: ingest
 * over HTTP, aggregates over growing tables, memory while a large body streams in. Every ratio is of one run.
 */
package io.bellwether.benchmarks.measurements;
