import { Link } from "react-router";
import type { Plan } from "../api/types";
import { number } from "../lib/format";

function said(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const PAGES: Record<string, string> = { objective: "/objectives/", kpi: "/kpis/" };

/** What a file changes, each with its line and, for what there was already, before and after. */
export function PlannedChanges({ plan }: { plan: Plan }) {
  return (
    <div className="bw-card bw-form" aria-live="polite">
      <h2>{plan.applied ? "Done" : "What would change: nothing is done yet"}</h2>
      <p>{plan.sentence}{plan.unchanged > 0 ? <span className="bw-soft"> {number(plan.unchanged)} stay as they are.</span> : null}</p>
      {plan.changes.length > 0 ? (
        <ul className="bw-effects">
          {plan.changes.map((one) => (
            <li key={`${one.action} ${one.kind} ${one.key}`}>
              <p>
                <strong>{plan.applied && one.id && one.action !== "delete" && PAGES[one.kind] ? <Link to={`${PAGES[one.kind]}${one.id}`}>{one.sentence}</Link> : one.sentence}</strong>
                <span className="bw-soft"> {one.line ? `line ${one.line} · ` : ""}{one.key}</span>
              </p>
              {one.reason ? <p className="bw-soft">Reason: {one.reason}</p> : null}
              {one.fields && one.fields.length > 0 ? (
                <div className="bw-scroll" tabIndex={0} role="region" aria-label={`Before and after: ${one.key}`}>
                  <table className="bw-table">
                    <thead><tr><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
                    <tbody>{one.fields.map((field) => <tr key={field.field}><th scope="row"><code className="bw-whole">{field.field}</code></th><td>{said(field.before)}</td><td>{said(field.after)}</td></tr>)}</tbody>
                  </table>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
