import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client";
import type { Kpi, Target } from "../api/types";
import { figureOf } from "../lib/kpiDraft";
import { namesOf } from "../lib/rubric";
import { targetInWords } from "../lib/target";
import { Area, Field, Input, OpenedForm, wrong } from "./Form";
import { Trouble } from "./States";

const FIGURES = { atLeast: "At least", atMost: "At most", by: "By how much", extra: "Extra over the baseline", min: "From", max: "To", needed: "Share of periods needed (0 to 1)" } as const;
type Figure = keyof typeof FIGURES;

const EDITABLE = ["name", "measure", "unit", "weight", "pace", "cadence", "freshness", "missing", "thresholds", "minimum", "template"];

/** What of a KPI is its definition; the rest is not put back. */
function stated(kpi: Kpi): Record<string, unknown> {
  return Object.fromEntries(EDITABLE.filter((name) => name in kpi && (kpi[name] !== null || name === "freshness")).map((name) => [name, kpi[name]]));
}

/** Changes a KPI and the figures of its target as a new version, with its reason and first day; earlier days keep the old one. */
export function ChangeKpi({ kpi, etag, active, close }: { kpi: Kpi; etag: string | null; active: boolean; close: () => void }) {
  const client = useQueryClient();
  const [read] = useState(etag);
  const present = (Object.keys(FIGURES) as Figure[]).filter((name) => typeof kpi.target[name] === "number");
  const [typed, setTyped] = useState<Partial<Record<Figure, string>>>({});
  const [text, setText] = useState({ name: kpi.name, measure: kpi.measure ?? "", unit: kpi.unit, weight: String(kpi.weight ?? 1), assessors: (kpi.target.assessors ?? []).join(", ") });
  const say = (name: keyof typeof text) => (value: string) => setText({ ...text, [name]: value });
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState("");
  const target: Target = { ...kpi.target };
  const rubric = kpi.target.kind === "rubric";
  let readable = true;
  for (const name of present) {
    const value = figureOf(typed[name] ?? String(kpi.target[name]));
    if (value === null) readable = false;
    else target[name] = value;
  }
  if (kpi.target.assessors) target.assessors = namesOf(text.assessors);
  const weight = figureOf(text.weight);
  const named = { name: text.name.trim(), unit: text.unit.trim(), ...(weight === null ? {} : { weight }), ...(kpi.measure ? { measure: text.measure.trim() } : {}) };
  const complete = readable && weight !== null && Boolean(named.name && named.unit) && (!kpi.measure || Boolean(named.measure));
  const save = useMutation({
    mutationFn: () => write<Kpi>("PUT", `/kpis/${kpi.id}`, { ...stated(kpi), ...named, target, ...(reason.trim() ? { reason: reason.trim() } : {}), ...(from ? { effectiveFrom: from } : {}) }, { ifMatch: read }),
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <h2>Change the KPI</h2>
      <div className="bw-row">
        <Field label="Name" error={wrong(save.error, "/name")}>{(ids) => <Input {...ids} value={text.name} onChange={say("name")} />}</Field>
        {rubric || kpi.shared ? null : <Field label="In which unit?" error={wrong(save.error, "/unit")}>{(ids) => <Input {...ids} value={text.unit} onChange={say("unit")} />}</Field>}
        <Field label="Weight" why="Beside the other KPIs of the objective." error={wrong(save.error, "/weight")}>{(ids) => <Input {...ids} value={text.weight} onChange={say("weight")} />}</Field>
      </div>
      {kpi.measure && !kpi.shared ? <Field label="What is measured?" error={wrong(save.error, "/measure")}>{(ids) => <Area {...ids} value={text.measure} onChange={say("measure")} rows={2} spellCheck={false} />}</Field> : null}
      {kpi.target.assessors ? <Field label="Assessed by" why="Names with which they sign in, separated by commas." error={wrong(save.error, "/target/assessors")}>{(ids) => <Input {...ids} value={text.assessors} onChange={say("assessors")} spellCheck={false} />}</Field> : null}
      <div className="bw-row">
        {present.map((name) => (
          <Field key={name} label={FIGURES[name]} error={wrong(save.error, `/target/${name}`)}>{(ids) => <Input {...ids} value={typed[name] ?? String(kpi.target[name])} onChange={(value) => setTyped({ ...typed, [name]: value })} />}</Field>
        ))}
        {active ? <Field label="From which day?" why="Today when left out; earlier days keep the old target." error={wrong(save.error, "/effectiveFrom")}>{(ids) => <Input {...ids} type="date" value={from} onChange={setFrom} />}</Field> : null}
      </div>
      {active ? <Field label="Why?" why="Kept with the version, for everybody to read." error={wrong(save.error, "/reason")}>{(ids) => <Input {...ids} value={reason} onChange={setReason} />}</Field> : null}
      {readable && weight !== null ? <p className="bw-soft">Then: {targetInWords(target, named.unit)}</p> : <p className="bw-wrong">A figure cannot be read.</p>}
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions">
        <Button type="submit" isDisabled={!complete || save.isPending || (active && !reason.trim())} isLoading={save.isPending}>Save as a new version</Button>
        <Button variant="link" onClick={close}>Cancel</Button>
      </div>
    </OpenedForm>
  );
}
