import { Link } from "react-router";
import type { Effect } from "../api/types";
import { changes } from "../lib/changes";
import { day, number, words } from "../lib/format";
import { useNames } from "../lib/names";

function said(value: unknown, department: (key: string) => string, field: string): string {
  if (value === null || value === undefined || value === "") return "–";
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => said(one, department, field)).join(", ") : "none (all)";
  if (typeof value === "number") return number(value, 6);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  return /\bdepartment$/i.test(field) ? department(text) : text;
}

function subjectOf(subject: unknown): { kind: string; id: string | null; name: string | null } {
  if (typeof subject === "string") {
    const [kind = "", id] = subject.split("/");
    return { kind: kind.replace(/s$/, ""), id: id ?? null, name: null };
  }
  const one = (subject ?? {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return { kind: text(one.kind) ?? "", id: text(one.id), name: text(one.name) ?? text(one.title) };
}

const PAGES: Record<string, string> = { objective: "/objectives/", kpi: "/kpis/" };

/** Every subject of a decision, with what it was and what it becomes. */
export function Effects({ effects }: { effects: Effect[] }) {
  const names = useNames();
  return (
    <ul className="bw-effects">
      {effects.map((one, index) => {
        const subject = subjectOf(one.subject);
        const page = subject.id && PAGES[subject.kind] ? `${PAGES[subject.kind]}${subject.id}` : null;
        const named = subject.name ?? (one.after as { title?: string; name?: string } | null)?.title ?? (one.after as { name?: string } | null)?.name ?? (one.before as { title?: string; name?: string } | null)?.title ?? (one.before as { name?: string } | null)?.name;
        const different = changes(one.before, one.after);
        return (
          <li key={index}>
            <p><strong>{names.said(one.sentence)}</strong></p>
            {different.length > 0 ? (
              <div className="bw-scroll" tabIndex={0} role="region" aria-label={`Before and after: ${named ?? words(subject.kind)}`}>
                <table className="bw-table">
                  <thead><tr><th scope="col">{subject.kind === "kpi" ? "KPI" : words(subject.kind)}{named ? <> {page ? <Link to={page}>{named}</Link> : named}</> : null}</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
                  <tbody>{different.map((change) => <tr key={change.field}><th scope="row">{change.field}</th><td>{said(change.before, names.department, change.field)}</td><td>{said(change.after, names.department, change.field)}</td></tr>)}</tbody>
                </table>
              </div>
            ) : page ? <Link to={page}>{named ?? "See it"}</Link> : null}
          </li>
        );
      })}
    </ul>
  );
}
