import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write, type Versioned } from "../api/client";
import { useMetrics, useWatch } from "../api/queries";
import type { Watch } from "../api/types";
import { useMay, useNames } from "../lib/names";
import { EMPTY_WATCH, watchDraft, watchOf, type WatchDraft } from "../lib/watch";
import { Area, Field, Input, OpenedForm, Select, withOwn, wrong } from "./Form";
import { useTell } from "./Notice";
import { Shown, Trouble } from "./States";
import { Sure } from "./Sure";

const GRAINS = [{ value: "hour", label: "hour by hour" }, { value: "day", label: "day by day" }];
const DIRECTIONS = [{ value: "up", label: "a rise" }, { value: "down", label: "a fall" }];
const COOL_DOWNS = [{ value: "", label: "as usual: 6 hours, by the day 24" }, { value: "PT1H", label: "an hour" }, { value: "PT6H", label: "6 hours" }, { value: "PT24H", label: "24 hours" }, { value: "P3D", label: "3 days" }];

/** The departments for which the signed-in person may define a watch. */
export function useWatchDepartments() {
  const may = useMay();
  const names = useNames();
  return may.coordinator ? names.departments : names.departments.filter((one) => may.owns(one.key));
}

/** The page reads a watch anew before it is changed, so that nobody's change is overwritten. */
export function ChangeWatch({ watch, close }: { watch: string; close: () => void }) {
  const asked = useWatch(watch);
  return <Shown asked={asked} what="the watch" rows={2}>{(found) => <WatchForm key={found.etag} of={found} close={close} />}</Shown>;
}

/** Defines what is watched and when it raises an incident, or changes it. */
export function WatchForm({ of, close }: { of?: Versioned<Watch>; close: () => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const metrics = useMetrics().data ?? [];
  const departments = useWatchDepartments();
  const [draft, setDraft] = useState<WatchDraft>(of ? watchDraft(of.body) : EMPTY_WATCH);
  const set = (name: keyof WatchDraft) => (value: string) => setDraft({ ...draft, [name]: value });
  const department = draft.department || departments[0]?.key || "";
  const body = watchOf({ ...draft, department });
  const done = async (text: string) => {
    close();
    tell(text);
    if (of) client.removeQueries({ queryKey: ["watch", of.body.id] });
    await client.invalidateQueries();
  };
  const save = useMutation({
    mutationFn: () => (of ? write<Watch>("PUT", `/watches/${of.body.id}`, body, { ifMatch: of.etag }) : write<Watch>("POST", "/watches", body)),
    onSuccess: (made) => done(of ? `The watch “${made.name}” is changed.` : `“${made.name}” is watched from now on, and the last days are looked through at once.`),
  });
  const remove = useMutation({ mutationFn: () => write("DELETE", `/watches/${of?.body.id}`, undefined, { ifMatch: of?.etag }), onSuccess: () => done(`The watch “${of?.body.name}” is removed.`) });
  const example = metrics[0]?.key ?? "mentions";
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <h2>{of ? `Change “${of.body.name}”` : "Define a watch"}</h2>
      <Field label="Name" why="By it a KPI names the watch whose incidents it judges." error={wrong(save.error, "/name")}>{(ids) => <Input {...ids} value={draft.name} onChange={set("name")} placeholder="Reputation crisis" />}</Field>
      <Field label="What is watched?" why={`A formula over metrics, for example sum(${example}).`} error={wrong(save.error, "/measure")}>{(ids) => <Area {...ids} value={draft.measure} onChange={set("measure")} rows={2} spellCheck={false} />}</Field>
      <div className="bw-row">
        <Field label="Followed" why="Each is compared with the same one of the six weeks before." error={wrong(save.error, "/grain")}>{(ids) => <Select {...ids} value={draft.grain} onChange={set("grain")} options={GRAINS} />}</Field>
        <Field label="What is out of course?" error={wrong(save.error, "/direction")}>{(ids) => <Select {...ids} value={draft.direction} onChange={set("direction")} options={DIRECTIONS} />}</Field>
        <Field label="How many times the usual?" why={draft.direction === "down" ? "3 is a fall to a third." : "3 is a rise to three times as much."} error={wrong(save.error, "/detector/factor", "/factor")}>{(ids) => <Input {...ids} value={draft.factor} onChange={set("factor")} />}</Field>
        <Field label="And by how much at least?" why="So that three instead of one is no crisis." error={wrong(save.error, "/detector/minimum", "/minimum")}>{(ids) => <Input {...ids} value={draft.minimum} onChange={set("minimum")} />}</Field>
        <Field label="The same incident goes on for" why="After it was last out of course." error={wrong(save.error, "/coolDown")}>{(ids) => <Select {...ids} value={draft.coolDown} onChange={set("coolDown")} options={withOwn(COOL_DOWNS, draft.coolDown)} />}</Field>
        {departments.length > 1 ? <Field label="Department" why="Its owners acknowledge, contain and close." error={wrong(save.error, "/department")}>{(ids) => <Select {...ids} value={department} onChange={set("department")} options={departments.map((one) => ({ value: one.key, label: one.name }))} />}</Field> : null}
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      {remove.error ? <Trouble error={remove.error} /> : null}
      <div className="bw-actions">
        <Button type="submit" isDisabled={!body || save.isPending} isLoading={save.isPending}>{of ? "Save" : "Watch it"}</Button>
        <Button variant="link" onClick={close}>Cancel</Button>
        {of ? <Sure label="Remove…" question="Watch this no more?" yes="Remove it" busy={remove.isPending} act={() => remove.mutate()} /> : null}
      </div>
    </OpenedForm>
  );
}
