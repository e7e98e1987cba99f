import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConsidered, useResponsibilities } from "../api/queries";
import { write } from "../api/client";
import type { Responsibility } from "../api/types";
import { Area, Field, Input, Select, wrong } from "../components/Form";
import { useAddress } from "../components/List";
import { PageHead, Section } from "../components/Page";
import { Nothing, Shown, Trouble } from "../components/States";
import { Badge } from "../components/Status";
import { Timeline } from "../components/Timeline";
import { consideredItems, findingInWords } from "../lib/considered";
import { capital, day, percent } from "../lib/format";
import { useMay, useNames } from "../lib/names";
import { today } from "../lib/responsibility";

/** Who leads which type of objective, since when, and how that came about. */
export default function ResponsibilitiesPage() {
  const [read, change] = useAddress();
  const may = useMay();
  const at = read("at") || undefined;
  const responsibilities = useResponsibilities(at);
  return (
    <>
      <PageHead title="Responsibilities" lead="Which department leads which type of objective, and whether that was a considered choice." />
      <div className="bw-tools"><label className="bw-date"><span>As it was on</span><Input type="date" aria-label="As it was on" value={at ?? ""} onChange={(value) => change({ at: value })} /></label>{at ? <Button variant="link" isInline onClick={() => change({ at: null })}>Back to today</Button> : null}</div>
      <Shown asked={responsibilities} what="responsibilities">{(all) => <><Table all={all} /><Over all={all} /></>}</Shown>
      <Considered />
      {may.coordinator ? <Assign /> : null}
    </>
  );
}

function current(one: Responsibility, now: string): boolean {
  return (!one.from || one.from <= now) && (!one.until || one.until >= now);
}

/** Decided responsibilities of a type on one scale of time, when there is more than one. */
function Over({ all }: { all: Responsibility[] }) {
  const names = useNames();
  const dated = all.filter((one) => one.from);
  const types = [...new Set(dated.map((one) => one.objectiveType))].filter((type) => all.filter((one) => one.objectiveType === type).length > 1);
  const first = dated.map((one) => one.from as string).sort()[0];
  if (types.length === 0 || !first) return null;
  const span = { start: first, end: [today(), ...dated.flatMap((one) => [one.until ?? "", one.reviewBy ?? ""])].sort().at(-1) as string };
  return (
    <Section title="Over time">
      {types.map((type) => (
        <div key={type} className="bw-card">
          <h3>{names.type(type)}</h3>
          <Timeline span={span} items={dated.filter((one) => one.objectiveType === type).map((one, index) => ({ id: one.id ?? String(index), title: names.department(one.department), start: one.from as string, end: one.until ?? span.end, note: one.until ? undefined : "no end stated" }))} />
        </div>
      ))}
    </Section>
  );
}

function Table({ all }: { all: Responsibility[] }) {
  const names = useNames();
  const [read] = useAddress();
  const now = today();
  const order = (one: Responsibility) => (one.objectiveType === read("type") ? 0 : 1);
  const list = [...all].sort((a, b) => order(a) - order(b) || a.objectiveType.localeCompare(b.objectiveType) || (b.from ?? "").localeCompare(a.from ?? ""));
  if (list.length === 0) return <Nothing title="Nobody leads anything on that day" icon="scale" />;
  return (
    <div className="bw-cards">
      {list.map((one, index) => (
        <article key={one.id ?? index} className="bw-card bw-side">
          <div className="bw-inline">
            <h3>{names.type(one.objectiveType)}</h3>
            <Badge tone="fair" icon="flag">{names.department(one.department)} leads</Badge>
            {one.origin === "decided" ? <Badge tone="good" icon="check">Decided</Badge> : <Badge icon="none">Only by default</Badge>}
            {one.reviewBy && one.reviewBy < now && current(one, now) ? <Badge tone="warn" icon="clock">Review overdue</Badge> : null}
            {one.until && one.until < now ? <Badge icon="clock">Ended</Badge> : one.from && one.from > now ? <Badge tone="wait" icon="hour">Begins later</Badge> : null}
            {one.channels && one.channels.length > 0 ? <Badge>only {one.channels.join(", ")}</Badge> : null}
          </div>
          <p className="bw-soft">
            {one.from ? `from ${day(one.from)}` : "from the beginning"}{one.until ? ` until ${day(one.until)}` : ""}
            {one.contributors && one.contributors.length > 0 ? ` · contributing: ${one.contributors.map(names.department).join(", ")}` : ""}
            {one.reviewBy ? ` · to be looked at again by ${day(one.reviewBy)}` : ""}{one.decidedBy ? ` · decided by ${one.decidedBy}` : ""}
          </p>
          {one.rationale ? <p>{one.rationale}</p> : null}
          {one.alternatives && one.alternatives.length > 0 ? (
            <details><summary>{one.alternatives.length} alternative{one.alternatives.length === 1 ? "" : "s"} considered</summary>
              <ul className="bw-evidence">{one.alternatives.map((alternative, place) => <li key={place}><strong>{names.department(alternative.department)}</strong>: {alternative.whyNot}</li>)}</ul>
            </details>
          ) : null}
        </article>
      ))}
    </div>
  );
}

function Considered() {
  const considered = useConsidered();
  const names = useNames();
  return (
    <Section title="Considered choices">
      <Shown asked={considered} what="the considered-choice report" rows={1}>
        {(data) => {
          const items = consideredItems(data);
          if (items.length === 0) return <Nothing title="Every responsibility was a considered choice" icon="check" />;
          return (
            <div className="bw-scroll" tabIndex={0} role="region" aria-label="Responsibilities that nobody considered">
              <table className="bw-table">
                <thead><tr><th scope="col">Type of objective</th><th scope="col">Leads</th><th scope="col">What is missing</th><th scope="col" className="bw-num">Activity under it</th></tr></thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.objectiveType}>
                      <td>{names.type(one.objectiveType)}</td>
                      <td>{names.department(one.department)}</td>
                      <td>{one.sentence ? names.said(one.sentence) : capital(one.findings.map(findingInWords).join("; "))}</td>
                      <td className="bw-num">{[one.objectives !== null ? `${one.objectives} objective${one.objectives === 1 ? "" : "s"}` : null, one.kpis !== null ? `${one.kpis} KPIs` : null, one.share !== null ? percent(one.share) : null].filter(Boolean).join(" · ") || "–"}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Shown>
    </Section>
  );
}

function Assign() {
  const names = useNames();
  const [read] = useAddress();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState({ objectiveType: read("type"), department: "", contributors: "", from: new Date().toISOString().slice(0, 10), until: "", rationale: "", alternative: "", whyNot: "", reviewBy: "" });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const type = draft.objectiveType || names.types[0]?.key || "";
  const department = draft.department || names.types.find((one) => one.key === type)?.naturalOwner || "";
  const others = names.departments.filter((one) => one.key !== department);
  const alternative = draft.alternative || others.find((one) => one.key !== "organisation")?.key || "";
  const save = useMutation({
    mutationFn: () => write("POST", "/responsibilities", {
      objectiveType: type, department, from: draft.from, rationale: draft.rationale,
      contributors: draft.contributors.split(",").map((one) => one.trim()).filter(Boolean),
      alternatives: [{ department: alternative, whyNot: draft.whyNot }],
      ...(draft.until ? { until: draft.until } : {}), ...(draft.reviewBy ? { reviewBy: draft.reviewBy } : {}),
    }),
    onSuccess: () => {
      setOpen(false);
      return client.invalidateQueries();
    },
  });
  return (
    <Section title="Decide a responsibility" aside={!open ? <Button onClick={() => setOpen(true)}>Decide…</Button> : null}>
      {!open ? <p className="bw-soft">A decision ends the responsibility in force the day before it begins, and keeps why.</p> : (
        <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
          <div className="bw-row">
            <Field label="Type of objective" error={wrong(save.error, "/objectiveType")}>{(ids) => <Select {...ids} value={type} onChange={set("objectiveType")} options={names.types.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
            <Field label="Who leads?" error={wrong(save.error, "/department")}>{(ids) => <Select {...ids} value={department} onChange={set("department")} options={names.departments.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
            <Field label="From" error={wrong(save.error, "/from")}>{(ids) => <Input {...ids} type="date" value={draft.from} onChange={set("from")} />}</Field>
            <Field label="Until, inclusive (optional)" error={wrong(save.error, "/until")}>{(ids) => <Input {...ids} type="date" value={draft.until} onChange={set("until")} />}</Field>
            <Field label="Looked at again by" error={wrong(save.error, "/reviewBy")}>{(ids) => <Input {...ids} type="date" value={draft.reviewBy} onChange={set("reviewBy")} />}</Field>
          </div>
          <Field label="Why this department?" error={wrong(save.error, "/rationale")}>{(ids) => <Area {...ids} value={draft.rationale} onChange={set("rationale")} rows={2} />}</Field>
          <div className="bw-row">
            <Field label="Who else was considered?" error={wrong(save.error, "/alternatives/0/department", "/alternatives")}>{(ids) => <Select {...ids} value={alternative} onChange={set("alternative")} options={others.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
            <Field label="Why not that one?" error={wrong(save.error, "/alternatives/0/whyNot")}>{(ids) => <Input {...ids} value={draft.whyNot} onChange={set("whyNot")} />}</Field>
          </div>
          <Field label="Contributing departments (optional)" why={`Keys separated by commas: ${others.map((one) => one.key).join(", ")}`} error={wrong(save.error, "/contributors", "/contributors/0")}>{(ids) => <Input {...ids} value={draft.contributors} onChange={set("contributors")} />}</Field>
          {save.error ? <Trouble error={save.error} /> : null}
          <div className="bw-actions"><Button type="submit" isDisabled={!draft.rationale.trim() || !draft.whyNot.trim() || save.isPending}>Decide</Button><Button variant="link" onClick={() => setOpen(false)}>Cancel</Button></div>
        </form>
      )}
    </Section>
  );
}
