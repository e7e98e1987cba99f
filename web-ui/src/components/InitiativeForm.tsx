import { Button } from "@patternfly/react-core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { getVersioned, write } from "../api/client";
import type { Initiative, Objective } from "../api/types";
import { capital } from "../lib/format";
import { draftOf, INITIATIVE_STATES, initiativeOf, type InitiativeDraft } from "../lib/initiative";
import { today } from "../lib/responsibility";
import { Field, Input, OpenedForm, Select, wrong } from "./Form";
import { useTell } from "./Notice";
import { Shown, Trouble } from "./States";

/** Puts an initiative back as it was, whatever its version is now. */
async function putBack(initiative: Initiative, objective: Objective): Promise<unknown> {
  const now = await getVersioned<Initiative>(`/initiatives/${initiative.id}`);
  return write("PUT", `/initiatives/${initiative.id}`, initiativeOf(draftOf(objective, initiative)), { ifMatch: now.etag });
}

/** Waits for the initiative as it is now, with its version, before it can be changed. */
export function WithInitiative({ id, children }: { id: string; children: (initiative: Initiative, etag: string | null) => ReactNode }) {
  const asked = useQuery({ queryKey: ["initiative", id], queryFn: ({ signal }) => getVersioned<Initiative>(`/initiatives/${id}`, signal), gcTime: 0 });
  return <Shown asked={asked} what="the initiative" rows={1}>{({ body, etag }) => children(body, etag)}</Shown>;
}

/** Declares an initiative or changes it: what is done, where, for whom, when. What is left out means all. */
export function InitiativeForm({ objective, initiative, etag, close }: { objective: Objective; initiative?: Initiative; etag?: string | null; close: () => void }) {
  const [read] = useState(etag);
  const client = useQueryClient();
  const tell = useTell();
  const [draft, setDraft] = useState<InitiativeDraft>(() => draftOf(objective, initiative));
  const set = (name: keyof InitiativeDraft) => (value: string) => setDraft({ ...draft, [name]: value });
  const save = useMutation({
    mutationFn: () => (initiative ? write<Initiative>("PUT", `/initiatives/${initiative.id}`, initiativeOf(draft), { ifMatch: read }) : write<Initiative>("POST", `/objectives/${objective.id}/initiatives`, initiativeOf(draft))),
    onSuccess: async (made) => {
      await client.invalidateQueries();
      tell(initiative ? `“${made.title}” was changed.` : `“${made.title}” was added.`, initiative ? () => putBack(initiative, objective) : undefined);
      close();
    },
  });
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <Field label="What is done?" error={wrong(save.error, "/title")}>{(ids) => <Input {...ids} value={draft.title} onChange={set("title")} placeholder="Careers stories on LinkedIn" />}</Field>
      <div className="bw-row">
        <Field label="Channels" why="Separated by commas; left out means all." error={wrong(save.error, "/channels")}>{(ids) => <Input {...ids} value={draft.channels} onChange={set("channels")} placeholder="linkedin, x" />}</Field>
        <Field label="Audiences" why="Separated by commas; left out means all." error={wrong(save.error, "/audiences")}>{(ids) => <Input {...ids} value={draft.audiences} onChange={set("audiences")} placeholder="graduates" />}</Field>
        <Field label="Campaigns" why="Separated by commas." error={wrong(save.error, "/campaigns")}>{(ids) => <Input {...ids} value={draft.campaigns} onChange={set("campaigns")} />}</Field>
      </div>
      <div className="bw-row">
        <Field label="From" error={wrong(save.error, "/period/start", "/period")}>{(ids) => <Input {...ids} type="date" value={draft.start} onChange={set("start")} />}</Field>
        <Field label="To, inclusive" error={wrong(save.error, "/period/end")}>{(ids) => <Input {...ids} type="date" value={draft.end} onChange={set("end")} />}</Field>
        <Field label="Budget (optional)" error={wrong(save.error, "/budget")}>{(ids) => <Input {...ids} value={draft.budget} onChange={set("budget")} />}</Field>
        <Field label="State" error={wrong(save.error, "/status")}>{(ids) => <Select {...ids} value={draft.status} onChange={set("status")} options={INITIATIVE_STATES.map((value) => ({ value, label: capital(value) }))} />}</Field>
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!draft.title.trim() || save.isPending} isLoading={save.isPending}>{initiative ? "Save" : "Add the initiative"}</Button><Button variant="link" onClick={close}>Cancel</Button></div>
    </OpenedForm>
  );
}

/** Ends an initiative on a day. */
export function StopInitiative({ objective, initiative, etag, close }: { objective: Objective; initiative: Initiative; etag: string | null; close: () => void }) {
  const [read] = useState(etag);
  const client = useQueryClient();
  const tell = useTell();
  const [on, setOn] = useState(today());
  const stop = useMutation({
    mutationFn: () => write<Initiative>("PUT", `/initiatives/${initiative.id}`, initiativeOf({ ...draftOf(objective, initiative), end: on, ...(on <= today() ? { status: "ended" } : {}) }), { ifMatch: read }),
    onSuccess: async () => {
      await client.invalidateQueries();
      tell(`“${initiative.title}” ends.`, () => putBack(initiative, objective));
      close();
    },
  });
  return (
    <OpenedForm className="bw-form bw-inline-form" onSubmit={(event) => { event.preventDefault(); stop.mutate(); }}>
      <Field label="Its last day" error={wrong(stop.error, "/period")}>{(ids) => <Input {...ids} type="date" value={on} onChange={setOn} />}</Field>
      {stop.error ? <Trouble error={stop.error} /> : null}
      <div className="bw-actions"><Button type="submit" variant="secondary" isDisabled={!on || stop.isPending} isLoading={stop.isPending}>Stop it</Button><Button variant="link" onClick={close}>Cancel</Button></div>
    </OpenedForm>
  );
}

/** Takes an initiative away; it can be declared again from here. */
export function useRemoveInitiative(objective: Objective) {
  const client = useQueryClient();
  const tell = useTell();
  return useMutation({
    mutationFn: async (initiative: Initiative) => {
      const now = await getVersioned<Initiative>(`/initiatives/${initiative.id}`);
      await write("DELETE", `/initiatives/${initiative.id}`, undefined, { ifMatch: now.etag });
      return initiative;
    },
    onSuccess: async (gone) => {
      await client.invalidateQueries();
      tell(`“${gone.title}” was removed.`, () => write("POST", `/objectives/${objective.id}/initiatives`, initiativeOf(draftOf(objective, gone))));
    },
  });
}
