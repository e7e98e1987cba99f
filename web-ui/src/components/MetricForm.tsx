import { Button, Checkbox } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write, type Versioned } from "../api/client";
import { useMetric } from "../api/queries";
import type { Metric } from "../api/types";
import { changedMetric, EMPTY_METRIC, metricDraft, metricKey, metricOf, SHAPES, type MetricDraft } from "../lib/metric";
import { useMay, useNames } from "../lib/names";
import { Area, Field, Input, OpenedForm, Select, withOwn, wrong } from "./Form";
import { useTell } from "./Notice";
import { Shown, Trouble } from "./States";

const CADENCES = [{ value: "PT1H", label: "each hour" }, { value: "P1D", label: "each day" }, { value: "P7D", label: "each week" }, { value: "P1M", label: "each month" }, { value: "P3M", label: "each quarter" }, { value: "P1Y", label: "each year" }];
const LATE = [{ value: "PT0S", label: "they are final at once" }, { value: "PT48H", label: "for 48 hours" }, { value: "P7D", label: "for 7 days" }, { value: "P28D", label: "for 28 days" }];
const WINDOWS = [{ value: "P1D", label: "a day" }, { value: "P7D", label: "7 days" }, { value: "P28D", label: "28 days" }, { value: "P30D", label: "30 days" }];

/** Whether somebody may define metrics, and for which departments. */
export function useMetricDepartments(): { key: string; name: string }[] {
  const may = useMay();
  const names = useNames();
  return may.coordinator || may.admin ? names.departments : names.departments.filter((one) => may.owns(one.key));
}

/** Makes a new version of a metric: the page reads it anew first, so that nobody's change is overwritten. */
export function ChangeMetric({ metric, close }: { metric: string; close: () => void }) {
  const asked = useMetric(metric);
  return <Shown asked={asked} what="the metric" rows={2}>{(found) => <MetricForm key={found.etag} of={found} close={close} />}</Shown>;
}

/** Defines what is measured, so that a feed can push to it or a file can be imported; or changes it. */
export function MetricForm({ of, close }: { of?: Versioned<Metric>; close: (made?: Metric) => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const departments = useMetricDepartments();
  const [draft, setDraft] = useState<MetricDraft>(of ? metricDraft(of.body) : EMPTY_METRIC);
  const set = (name: keyof MetricDraft) => (value: string) => setDraft({ ...draft, [name]: value });
  const department = draft.department || departments[0]?.key || "";
  const save = useMutation({
    mutationFn: () => (of ? write<Metric>("PUT", `/metrics/${of.body.key}`, changedMetric(of.body, { ...draft, department }), { ifMatch: of.etag }) : write<Metric>("POST", "/metrics", metricOf({ ...draft, department }))),
    onSuccess: async (made) => {
      await client.invalidateQueries();
      if (of) tell(`“${made.name}” has a new version; figures that rest on it follow.`);
      else tell(`“${made.name}” is defined; feeds push to it under “${made.key}”.`);
      close(made);
    },
  });
  const bounded = draft.shape === "rating";
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <h2>{of ? `Change “${of.body.name}”` : "Define a metric"}</h2>
      <div className="bw-row">
        <Field label="Name" error={wrong(save.error, "/name")}>{(ids) => <Input {...ids} value={draft.name} onChange={set("name")} placeholder="Calls to the call centre" />}</Field>
        {of ? <div className="bw-field"><strong>Key in formulas</strong><code>{of.body.key}</code></div> : <Field label="Key in formulas" why="Small letters, digits, _ and dots." error={wrong(save.error, "/key")}>{(ids) => <Input {...ids} value={draft.key} onChange={set("key")} placeholder={metricKey(draft.name) || "support.calls"} spellCheck={false} />}</Field>}
        <Field label="Unit" error={wrong(save.error, "/unit")}>{(ids) => <Input {...ids} value={draft.unit} onChange={set("unit")} placeholder="calls, EUR, seconds" />}</Field>
      </div>
      {of ? null : <fieldset className="bw-field"><legend><strong>What is one measurement of it?</strong></legend>
        <div className="bw-picks">
          {SHAPES.map((one) => <button key={one.value} type="button" className="bw-pick" aria-pressed={draft.shape === one.value} onClick={() => setDraft({ ...draft, shape: one.value, unit: one.value === "duration" && !draft.unit ? "seconds" : draft.unit })}><strong>{one.label}</strong><span className="bw-soft">{one.means}</span></button>)}
        </div>
        {wrong(save.error, "/shape") ? <span className="bw-wrong" role="alert">{wrong(save.error, "/shape")}</span> : null}
      </fieldset>}
      <div className="bw-row">
        <Field label="Department" error={wrong(save.error, "/department")}>{(ids) => <Select {...ids} value={department} onChange={set("department")} options={departments.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
        <Field label="It arrives" why="What is twice as old counts as stale." error={wrong(save.error, "/cadence")}>{(ids) => <Select {...ids} value={draft.cadence} onChange={set("cadence")} options={withOwn(CADENCES, draft.cadence)} />}</Field>
        <Field label="Its values may still change" why="Until then figures are marked provisional." error={wrong(save.error, "/finalAfter")}>{(ids) => <Select {...ids} value={draft.finalAfter} onChange={set("finalAfter")} options={withOwn(LATE, draft.finalAfter)} />}</Field>
        {draft.shape === "distinct" ? <Field label="Different within" error={wrong(save.error, "/window")}>{(ids) => <Select {...ids} value={draft.window} onChange={set("window")} options={withOwn(WINDOWS, draft.window)} />}</Field> : null}
        {bounded ? <Field label="Lowest of the scale" error={wrong(save.error, "/min")}>{(ids) => <Input {...ids} value={draft.min} onChange={set("min")} placeholder="1" />}</Field> : null}
        {bounded ? <Field label="Highest of the scale" error={wrong(save.error, "/max")}>{(ids) => <Input {...ids} value={draft.max} onChange={set("max")} placeholder="5" />}</Field> : null}
      </div>
      {draft.shape === "cumulative" ? <Checkbox id="starts-at-zero" label="Its first reading counts in full, because it started at zero" isChecked={draft.startsAtZero} onChange={(_, checked) => setDraft({ ...draft, startsAtZero: checked })} /> : null}
      <Field label="Dimensions (optional)" why="By what it can be split, separated by commas: channel, campaign, audience." error={wrong(save.error, "/dimensions")}>{(ids) => <Input {...ids} value={draft.dimensions} onChange={set("dimensions")} placeholder="channel, campaign" />}</Field>
      <Field label="In more words (optional)" error={wrong(save.error, "/description")}>{(ids) => <Area {...ids} value={draft.description} onChange={set("description")} rows={2} />}</Field>
      {of ? <DefinitionChanges draft={draft} setDraft={setDraft} error={save.error} /> : null}
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!draft.name.trim() || !draft.unit.trim() || save.isPending} isLoading={save.isPending}>{of ? "Save a new version" : "Define it"}</Button><Button variant="link" onClick={() => close()}>Cancel</Button></div>
    </OpenedForm>
  );
}

/** Since when the platform counts another thing under the same name: fans became followers. */
function DefinitionChanges({ draft, setDraft, error }: { draft: MetricDraft; setDraft: (draft: MetricDraft) => void; error: unknown }) {
  const all = draft.definitionChanges;
  const put = (at: number, change: Partial<MetricDraft["definitionChanges"][number]>) => setDraft({ ...draft, definitionChanges: all.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  return (
    <fieldset className="bw-field">
      <legend><strong>Did the platform begin to count another thing?</strong></legend>
      <span className="bw-why">Then figures of before and after such a day are not added or compared, unless you say that they may be.</span>
      {all.map((one, at) => (
        <div key={at} className="bw-row">
          <Field label="First day of it" error={wrong(error, `/definitionChanges/${at}/from`)}>{(ids) => <Input {...ids} type="date" value={one.from} onChange={(from) => put(at, { from })} />}</Field>
          <Field label="What changed" error={wrong(error, `/definitionChanges/${at}/what`)}>{(ids) => <Input {...ids} value={one.what} onChange={(what) => put(at, { what })} placeholder="Impressions became views" />}</Field>
          <div className="bw-field">
            <Checkbox id={`bridged-${at}`} label="Compare before and after all the same" isChecked={one.bridged} onChange={(_, bridged) => put(at, { bridged })} />
            <button type="button" className="bw-linkish" onClick={() => setDraft({ ...draft, definitionChanges: all.filter((_, i) => i !== at) })}>Take it out<span className="bw-hidden">: change {at + 1}</span></button>
          </div>
        </div>
      ))}
      {wrong(error, "/definitionChanges") && all.length === 0 ? <span className="bw-wrong" role="alert">{wrong(error, "/definitionChanges")}</span> : null}
      <div><button type="button" className="bw-linkish" onClick={() => setDraft({ ...draft, definitionChanges: [...all, { from: "", what: "", bridged: false }] })}>State such a change</button></div>
    </fieldset>
  );
}
