import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client";
import type { Initiative, Objective } from "../api/types";
import { Field, Input, wrong } from "./Form";
import { Trouble } from "./States";

const slugs = (text: string) => text.split(",").map((one) => one.trim().toLowerCase().replace(/\s+/g, "-")).filter(Boolean);

/** Declares an initiative: what is done, where, for whom, when. What is left out means all. */
export function InitiativeForm({ objective, close }: { objective: Objective; close: () => void }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState({ title: "", channels: "", audiences: "", campaigns: "", start: objective.period.start, end: objective.period.end });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const save = useMutation({
    mutationFn: () => write<Initiative>("POST", `/objectives/${objective.id}/initiatives`, { title: draft.title, channels: slugs(draft.channels), audiences: slugs(draft.audiences), campaigns: slugs(draft.campaigns), period: { start: draft.start, end: draft.end } }),
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  return (
    <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <Field label="What is done?" error={wrong(save.error, "/title")}>{(ids) => <Input {...ids} value={draft.title} onChange={set("title")} placeholder="Careers stories on LinkedIn" />}</Field>
      <div className="bw-row">
        <Field label="Channels" why="Separated by commas; left out means all." error={wrong(save.error, "/channels", "/channels/0")}>{(ids) => <Input {...ids} value={draft.channels} onChange={set("channels")} placeholder="linkedin, x" />}</Field>
        <Field label="Audiences" why="Separated by commas; left out means all." error={wrong(save.error, "/audiences", "/audiences/0")}>{(ids) => <Input {...ids} value={draft.audiences} onChange={set("audiences")} placeholder="graduates" />}</Field>
        <Field label="Campaigns" why="Separated by commas." error={wrong(save.error, "/campaigns", "/campaigns/0")}>{(ids) => <Input {...ids} value={draft.campaigns} onChange={set("campaigns")} />}</Field>
        <Field label="From" error={wrong(save.error, "/period/start", "/period")}>{(ids) => <Input {...ids} type="date" value={draft.start} onChange={set("start")} />}</Field>
        <Field label="To, inclusive" error={wrong(save.error, "/period/end")}>{(ids) => <Input {...ids} type="date" value={draft.end} onChange={set("end")} />}</Field>
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!draft.title.trim() || save.isPending} isLoading={save.isPending}>Add the initiative</Button><Button variant="link" onClick={close}>Cancel</Button></div>
    </form>
  );
}
