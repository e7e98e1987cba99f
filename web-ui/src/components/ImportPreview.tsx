import { Button } from "@patternfly/react-core";
import type { ImportPreview, RefusedRow } from "../api/types";
import { moment, number } from "../lib/format";
import { recognisedInWords } from "../lib/importing";
import { useZone } from "../lib/names";

/** Rows that are refused, each by its line. */
export function RefusedRows({ list }: { list: RefusedRow[] }) {
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Refused lines">
      <table className="bw-table">
        <thead><tr><th scope="col" className="bw-num">Line</th><th scope="col">Column</th><th scope="col">Why it is refused</th></tr></thead>
        <tbody>{list.map((one, index) => <tr key={index}><td className="bw-num">{one.line}</td><td>{one.field ?? "the whole line"}</td><td>{one.detail}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

/** What an import would do: how the file was read, what each column becomes, the first measurements, what is refused. */
export function Preview({ preview, define, defining }: { preview: ImportPreview; define: (missing: Record<string, unknown>[]) => void; defining: boolean }) {
  const zone = useZone();
  const { rows } = preview;
  const dimensions = [...new Set(preview.measurements.flatMap((one) => Object.keys(one.dimensions ?? {})))];
  return (
    <div className="bw-card bw-form" aria-live="polite">
      <h2>Preview: nothing is stored yet</h2>
      <p>
        {preview.whole ? "" : "Of the first rows: "}{number(rows.good)} of {number(rows.read)} rows are good
        {rows.rejected > 0 ? `, ${number(rows.rejected)} would be refused` : ""}{rows.skipped > 0 ? `, ${number(rows.skipped)} hold no data` : ""}.
        {" "}<span className="bw-soft">{recognisedInWords(preview.recognised)}</span>
      </p>
      {preview.missingMetrics.length > 0 ? (
        <div className="bw-missing">
          <p><strong>{preview.missingMetrics.length === 1 ? "One metric is" : `${preview.missingMetrics.length} metrics are`} not defined yet:</strong> {preview.missingMetrics.map((one) => `${String(one.name ?? one.key)} (${String(one.shape)}, ${String(one.unit)})`).join("; ")}.</p>
          <div className="bw-actions"><Button variant="secondary" isLoading={defining} isDisabled={defining} onClick={() => define(preview.missingMetrics)}>Define {preview.missingMetrics.length === 1 ? "it" : "them"} as the profile says</Button></div>
        </div>
      ) : null}
      {preview.errors.length > 0 ? <RefusedRows list={preview.errors.slice(0, 20)} /> : null}
      {preview.measurements.length > 0 ? (
        <div>
          <h3>The first measurements</h3>
          <div className="bw-scroll" tabIndex={0} role="region" aria-label="The first measurements">
            <table className="bw-table">
              <thead><tr><th scope="col" className="bw-num">Line</th><th scope="col">Metric</th><th scope="col">When</th><th scope="col" className="bw-num">Value</th>{dimensions.map((one) => <th scope="col" key={one}>{one}</th>)}</tr></thead>
              <tbody>{preview.measurements.slice(0, 12).map((one, index) => <tr key={index}><td className="bw-num">{one.line}</td><td><code>{one.metric}</code></td><td>{moment(one.at, zone).replace(/, 00:00$/, "")}</td><td className="bw-num">{one.value === undefined || one.value === null ? "1" : number(one.value, 6)}</td>{dimensions.map((name) => <td key={name}>{one.dimensions?.[name] ?? "–"}</td>)}</tr>)}</tbody>
            </table>
          </div>
        </div>
      ) : null}
      <details><summary>What each column becomes</summary>
        <div className="bw-scroll" tabIndex={0} role="region" aria-label="Columns">
          <table className="bw-table"><thead><tr><th scope="col">Column</th><th scope="col">Becomes</th></tr></thead>
            <tbody>{preview.columns.map((one, index) => <tr key={index}><td>{one.heading}</td><td>{one.becomes}</td></tr>)}</tbody></table>
        </div>
      </details>
    </div>
  );
}
