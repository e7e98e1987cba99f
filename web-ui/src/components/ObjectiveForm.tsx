import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client";
import type { Objective } from "../api/types";
import { Area, Field, Input, wrong } from "./Form";
import { Trouble } from "./States";

/** Changes title, description and period of an objective; everything else is put back as it was read. */
export function ObjectiveForm({ objective, etag, close }: { objective: Objective; etag: string | null; close: () => void }) {
  const client = useQueryClient();
  const [read] = useState(etag);
  const [draft, setDraft] = useState({ title: objective.title, description: objective.description ?? "", start: objective.period.start, end: objective.period.end });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const { title, description, start, end } = draft;
  const save = useMutation({
    mutationFn: () => write<Objective>("PUT", `/objectives/${objective.id}`, {
      title, ...(description.trim() ? { description } : {}), type: objective.type, department: objective.department, period: { start, end },
      ...(objective.parent ? { parent: objective.parent } : {}), ...(objective.deputy ? { deputy: objective.deputy } : {}), ...(objective.weight !== undefined ? { weight: objective.weight } : {}), ...(objective.links ? { links: objective.links } : {}),
    }, { ifMatch: read }),
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  return (
    <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <Field label="What is to be achieved?" error={wrong(save.error, "/title")}>{(ids) => <Input {...ids} value={title} onChange={set("title")} />}</Field>
      <Field label="In more words (optional)" error={wrong(save.error, "/description")}>{(ids) => <Area {...ids} value={description} onChange={set("description")} rows={2} />}</Field>
      <div className="bw-row">
        <Field label="From" error={wrong(save.error, "/period/start", "/period")}>{(ids) => <Input {...ids} type="date" value={start} onChange={set("start")} />}</Field>
        <Field label="To, inclusive" error={wrong(save.error, "/period/end")}>{(ids) => <Input {...ids} type="date" value={end} onChange={set("end")} />}</Field>
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!title.trim() || save.isPending} isLoading={save.isPending}>Save</Button><Button variant="link" onClick={close}>Cancel</Button></div>
    </form>
  );
}
