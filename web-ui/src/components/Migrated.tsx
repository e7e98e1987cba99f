import { Link } from "react-router";
import type { Migration } from "../api/types";
import { number, period } from "../lib/format";
import { RefusedRows } from "./ImportPreview";

/** What became of a table, or would: how it was read, the drafts with their KPIs, the refused lines. */
export function Migrated({ migration }: { migration: Migration }) {
  const { recognised, objectives, refused } = migration;
  const kpis = objectives.flatMap((one) => one.kpis);
  const values = kpis.reduce((sum, one) => sum + one.values, 0);
  const columns = Object.entries(recognised.columns);
  return (
    <div className="bw-card bw-form" aria-live="polite">
      <h2>{migration.preview ? "Preview: nothing is stored yet" : "Brought in as drafts"}</h2>
      <p>
        {number(objectives.length)} {objectives.length === 1 ? "objective" : "objectives"} with {number(kpis.length)} {kpis.length === 1 ? "KPI" : "KPIs"} and {number(values)} {values === 1 ? "value" : "values"}{refused.length > 0 ? `; ${number(refused.length)} ${refused.length === 1 ? "line is" : "lines are"} refused` : ""}.
        {" "}<span className="bw-soft">Columns are separated by {recognised.separator === "\t" ? "tabs" : `“${recognised.separator}”`}, letters encoded as {recognised.encoding}.</span>
      </p>
      {refused.length > 0 ? <RefusedRows list={refused.slice(0, 50)} /> : null}
      {objectives.map((one) => (
        <div key={one.line}>
          <h3>{one.id ? <Link to={`/objectives/${one.id}`}>{one.title}</Link> : one.title}</h3>
          <p className="bw-soft">Line {one.line} · {period(one.start, one.end)}</p>
          <div className="bw-scroll" tabIndex={0} role="region" aria-label={`KPIs of ${one.title}`}>
            <table className="bw-table">
              <thead><tr><th scope="col">KPI</th><th scope="col" className="bw-num">From</th><th scope="col" className="bw-num">Target</th><th scope="col">Unit</th><th scope="col" className="bw-num">Values</th><th scope="col">Metric</th></tr></thead>
              <tbody>{one.kpis.map((kpi) => <tr key={kpi.line}><td>{kpi.name}</td><td className="bw-num">{number(kpi.from)}</td><td className="bw-num">{number(kpi.target)}</td><td>{kpi.unit}</td><td className="bw-num">{number(kpi.values)}</td><td><code className="bw-whole">{kpi.metric}</code></td></tr>)}</tbody>
            </table>
          </div>
        </div>
      ))}
      <details><summary>What each column was taken for</summary>
        <div className="bw-scroll" tabIndex={0} role="region" aria-label="Columns">
          <table className="bw-table"><thead><tr><th scope="col">Column</th><th scope="col">Taken for</th></tr></thead>
            <tbody>
              {columns.map(([heading, what]) => <tr key={heading}><td>{heading}</td><td>{what}</td></tr>)}
              {recognised.ignored.map((heading) => <tr key={heading}><td>{heading}</td><td className="bw-soft">left alone</td></tr>)}
            </tbody></table>
        </div>
      </details>
    </div>
  );
}
