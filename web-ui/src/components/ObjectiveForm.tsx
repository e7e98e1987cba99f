import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client";
import type { Objective } from "../api/types";
import { Area, Field, Input, OpenedForm, wrong } from "./Form";
import { Links, stated } from "./Links";
import { Trouble } from "./States";

/** Changes an objective; what is not asked for is put back as it was read. Another period of a published one has a reason and a day. */
export function ObjectiveForm({ objective, etag, close }: { objective: Objective; etag: string | null; close: () => void }) {
  const client = useQueryClient();
  const [read] = useState(etag);
  const [draft, setDraft] = useState({ title: objective.title, description: objective.description ?? "", start: objective.period.start, end: objective.period.end, deputy: objective.deputy ?? "", weight: String(objective.weight ?? 1), reason: "", effectiveFrom: "" });
  const [links, setLinks] = useState(objective.links ?? []);
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const { title, description, start, end, deputy, weight, reason, effectiveFrom } = draft;
  const moved = objective.status === "active" && (start !== objective.period.start || end !== objective.period.end);
  const save = useMutation({
    mutationFn: () => write<Objective>("PUT", `/objectives/${objective.id}`, {
      title, ...(description.trim() ? { description } : {}), type: objective.type, department: objective.department, period: { start, end },
      ...(objective.parent ? { parent: objective.parent } : {}), ...(deputy.trim() ? { deputy: deputy.trim() } : {}), weight: Number(weight), links: stated(links),
      ...(moved ? { reason, ...(effectiveFrom ? { effectiveFrom } : {}) } : {}),
    }, { ifMatch: read }),
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <Field label="What is to be achieved?" error={wrong(save.error, "/title")}>{(ids) => <Input {...ids} value={title} onChange={set("title")} />}</Field>
      <Field label="In more words (optional)" error={wrong(save.error, "/description")}>{(ids) => <Area {...ids} value={description} onChange={set("description")} rows={2} />}</Field>
      <div className="bw-row">
        <Field label="From" error={wrong(save.error, "/period/start", "/period")}>{(ids) => <Input {...ids} type="date" value={start} onChange={set("start")} />}</Field>
        <Field label="To, inclusive" error={wrong(save.error, "/period/end")}>{(ids) => <Input {...ids} type="date" value={end} onChange={set("end")} />}</Field>
        <Field label="Deputy (optional)" error={wrong(save.error, "/deputy")}>{(ids) => <Input {...ids} value={deputy} onChange={set("deputy")} />}</Field>
        <Field label="Weight" error={wrong(save.error, "/weight")}>{(ids) => <Input {...ids} type="number" step="any" value={weight} onChange={set("weight")} />}</Field>
      </div>
      {moved ? (
        <div className="bw-row">
          <Field label="Why does the period change?" why="Kept for ever, beside the period that it was." error={wrong(save.error, "/reason")}>{(ids) => <Input {...ids} value={reason} onChange={set("reason")} />}</Field>
          <Field label="In force from (optional)" why="Today by default; what was shown of earlier days stays." error={wrong(save.error, "/effectiveFrom")}>{(ids) => <Input {...ids} type="date" value={effectiveFrom} onChange={set("effectiveFrom")} />}</Field>
        </div>
      ) : null}
      <Links links={links} change={setLinks} error={save.error} />
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!title.trim() || (moved && !reason.trim()) || save.isPending} isLoading={save.isPending}>Save</Button><Button variant="link" onClick={close}>Cancel</Button></div>
    </OpenedForm>
  );
}
