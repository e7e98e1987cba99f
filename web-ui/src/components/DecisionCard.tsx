import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { getVersioned, write } from "../api/client";
import type { Decision, Overlap } from "../api/types";
import { moment } from "../lib/format";
import { useMay, useNames, useZone, who } from "../lib/names";
import { effectInWords } from "../lib/overlaps";
import { Effects } from "./Effects";
import { Field, Input, OpenedForm, wrong } from "./Form";
import { useTell } from "./Notice";
import { Trouble } from "./States";
import { Badge } from "./Status";

const TONE = { applied: "good", failed: "bad", pending: "wait" };
const ICON = { applied: "check", failed: "cross", pending: "hour" };
const MEANS = { applied: "Carried out", failed: "Not carried out", pending: "Being carried out" };

/** A decision with its reason, whether it was carried out, what it changed, and how to undo it. */
export function DecisionCard({ decision, linked }: { decision: Decision; linked?: boolean }) {
  const zone = useZone();
  const may = useMay();
  const names = useNames();
  const undoable = may.coordinator && decision.id && decision.overlap && decision.state === "applied" && decision.effect !== "revert" && !decision.revertedBy;
  return (
    <article className="bw-card bw-form">
      <div className="bw-inline">
        <h3>{effectInWords(decision.effect)}</h3>
        {decision.state ? <Badge tone={TONE[decision.state]} icon={ICON[decision.state]}>{MEANS[decision.state]}</Badge> : null}
        {decision.revertedBy ? <Badge tone="quiet">Undone since</Badge> : null}
        {linked && decision.overlap ? <Link to={`/overlaps/${decision.overlap}`}>The overlap</Link> : null}
      </div>
      <p>“{decision.reason}”</p>
      {decision.failure ? <p className="bw-wrong">{names.said(decision.failure)}</p> : null}
      {decision.state === "pending" ? <p className="bw-soft">It is carried out as soon as the objectives can be reached; nothing need be done.{decision.delivery?.trouble ? ` Tried ${decision.delivery.attempts} times so far: ${decision.delivery.trouble}` : ""}</p> : null}
      <p className="bw-soft">{who(decision.by)} · {moment(decision.at, zone)}</p>
      {decision.effects && decision.effects.length > 0 ? <details><summary>What {decision.state === "applied" ? "changed" : "it changes"}</summary><Effects effects={decision.effects} /></details> : null}
      {undoable ? <Revert decision={decision} /> : null}
    </article>
  );
}

function Revert({ decision }: { decision: Decision }) {
  const client = useQueryClient();
  const tell = useTell();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const revert = useMutation({
    mutationFn: async () => {
      const now = await getVersioned<Overlap>(`/overlaps/${decision.overlap}`);
      return write("POST", `/overlaps/${decision.overlap}/decisions`, { effect: "revert", decision: decision.id, reason }, { ifMatch: now.etag });
    },
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries();
      tell("The decision is undone by a new decision.");
    },
  });
  if (!open) return <div><button type="button" className="bw-linkish" onClick={() => setOpen(true)}>Undo…</button></div>;
  return (
    <OpenedForm className="bw-form" onSubmit={(event) => { event.preventDefault(); revert.mutate(); }}>
      <Field label="Why is it undone?" why="What it did is taken back, as a new decision with this reason." error={wrong(revert.error, "/reason")}>{(ids) => <Input {...ids} value={reason} onChange={setReason} />}</Field>
      {revert.error ? <Trouble error={revert.error} /> : null}
      <div className="bw-actions"><Button type="submit" variant="secondary" isDisabled={!reason.trim() || revert.isPending} isLoading={revert.isPending}>Undo it</Button><Button variant="link" onClick={() => setOpen(false)}>Cancel</Button></div>
    </OpenedForm>
  );
}
