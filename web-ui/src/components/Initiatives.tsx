import { useState } from "react";
import type { Initiative, Objective } from "../api/types";
import { figure } from "../lib/format";
import { InitiativeForm, StopInitiative, useRemoveInitiative, WithInitiative } from "./InitiativeForm";
import { Section } from "./Page";
import { Nothing, Trouble } from "./States";
import { Timeline } from "./Timeline";

function said(one: Initiative): string {
  const where = [...(one.channels ?? []), ...(one.audiences ?? []), ...(one.campaigns ?? [])].join(" · ") || "all channels and audiences";
  const budget = typeof one.budget === "number" ? ` · budget ${figure(one.budget)}` : "";
  return `${where}${one.status ? ` · ${one.status}` : ""}${budget}`;
}

/** What is done for an objective, on a time line; its owner adds, changes, stops and removes. */
export function Initiatives({ objective, mine }: { objective: Objective; mine: boolean }) {
  const [open, setOpen] = useState<{ id: string; what: "edit" | "stop" } | null>(null);
  const remove = useRemoveInitiative(objective);
  const list = objective.initiatives ?? [];
  const close = () => setOpen(null);
  const may = mine && objective.status !== "closed";
  return (
    <Section title="Initiatives" aside={may && open?.id !== "new" ? <button type="button" className="bw-linkish" onClick={() => setOpen({ id: "new", what: "edit" })}>New initiative</button> : null}>
      {open?.id === "new" ? <InitiativeForm objective={objective} close={close} /> : null}
      {remove.error ? <Trouble error={remove.error} /> : null}
      {list.length > 0 ? (
        <div className="bw-card">
          <Timeline
            span={objective.period}
            items={list.map((one) => ({
              id: one.id, title: one.title, start: one.period?.start ?? objective.period.start, end: one.period?.end ?? objective.period.end, note: said(one),
              actions: may ? (
                <span className="bw-inline">
                  <button type="button" className="bw-linkish" aria-label={`Edit ${one.title}`} onClick={() => setOpen({ id: one.id, what: "edit" })}>Edit</button>
                  {one.status !== "ended" ? <button type="button" className="bw-linkish" aria-label={`Stop ${one.title}`} onClick={() => setOpen({ id: one.id, what: "stop" })}>Stop…</button> : null}
                  <button type="button" className="bw-linkish" aria-label={`Remove ${one.title}`} disabled={remove.isPending} onClick={() => remove.mutate(one)}>Remove</button>
                </span>
              ) : null,
              below: open?.id === one.id ? (
                <WithInitiative id={one.id}>
                  {(initiative, etag) => (open.what === "stop" ? <StopInitiative objective={objective} initiative={initiative} etag={etag} close={close} /> : <InitiativeForm objective={objective} initiative={initiative} etag={etag} close={close} />)}
                </WithInitiative>
              ) : null,
            }))}
          />
        </div>
      ) : open ? null : <Nothing title="No initiatives" icon="flag">What is done for this objective, by channel and audience, appears here on a time line.</Nothing>}
    </Section>
  );
}
