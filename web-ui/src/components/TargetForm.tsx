import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client";
import type { Kpi, Target } from "../api/types";
import { figureOf } from "../lib/kpiDraft";
import { targetInWords } from "../lib/target";
import { Field, Input, wrong } from "./Form";
import { Trouble } from "./States";

const FIGURES = { atLeast: "At least", atMost: "At most", by: "By how much", extra: "Extra over the baseline", min: "From", max: "To", needed: "Share of periods needed (0 to 1)" } as const;
type Figure = keyof typeof FIGURES;

const EDITABLE = ["name", "measure", "unit", "weight", "pace", "cadence", "freshness", "missing", "thresholds", "minimum", "template"];

/** What of a KPI is its definition; the rest is not put back. */
function stated(kpi: Kpi): Record<string, unknown> {
  return Object.fromEntries(EDITABLE.filter((name) => name in kpi && (kpi[name] !== null || name === "freshness")).map((name) => [name, kpi[name]]));
}

/** Changes the figures of a target as a new version, with its reason and first day; earlier days keep the old one. */
export function TargetForm({ kpi, etag, active, close }: { kpi: Kpi; etag: string | null; active: boolean; close: () => void }) {
  const client = useQueryClient();
  const [read] = useState(etag);
  const present = (Object.keys(FIGURES) as Figure[]).filter((name) => typeof kpi.target[name] === "number");
  const [typed, setTyped] = useState<Partial<Record<Figure, string>>>({});
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState("");
  const target: Target = { ...kpi.target };
  let readable = true;
  for (const name of present) {
    const value = figureOf(typed[name] ?? String(kpi.target[name]));
    if (value === null) readable = false;
    else target[name] = value;
  }
  const save = useMutation({
    mutationFn: () => write<Kpi>("PUT", `/kpis/${kpi.id}`, { ...stated(kpi), target, ...(reason.trim() ? { reason: reason.trim() } : {}), ...(from ? { effectiveFrom: from } : {}) }, { ifMatch: read }),
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  return (
    <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <h2>Change the target</h2>
      <div className="bw-row">
        {present.map((name) => (
          <Field key={name} label={FIGURES[name]} error={wrong(save.error, `/target/${name}`)}>{(ids) => <Input {...ids} value={typed[name] ?? String(kpi.target[name])} onChange={(value) => setTyped({ ...typed, [name]: value })} />}</Field>
        ))}
        {active ? <Field label="From which day?" why="Today when left out; earlier days keep the old target." error={wrong(save.error, "/effectiveFrom")}>{(ids) => <Input {...ids} type="date" value={from} onChange={setFrom} />}</Field> : null}
      </div>
      {active ? <Field label="Why?" why="Kept with the version, for everybody to read." error={wrong(save.error, "/reason")}>{(ids) => <Input {...ids} value={reason} onChange={setReason} />}</Field> : null}
      {readable ? <p className="bw-soft">Then: {targetInWords(target, kpi.unit)}</p> : <p className="bw-wrong">A figure cannot be read.</p>}
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions">
        <Button type="submit" isDisabled={!readable || save.isPending || (active && !reason.trim())} isLoading={save.isPending}>Save as a new version</Button>
        <Button variant="link" onClick={close}>Cancel</Button>
      </div>
    </form>
  );
}
