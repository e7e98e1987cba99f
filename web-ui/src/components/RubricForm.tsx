import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { write } from "../api/client";
import type { Kpi } from "../api/types";
import { EMPTY_RUBRIC, missingIn, rubricOf, type RubricDraft } from "../lib/rubric";
import { Field, Input, OpenedForm, Select, wrong } from "./Form";
import { Trouble } from "./States";

const VALID = [{ value: "P30D", label: "30 days" }, { value: "P90D", label: "90 days" }, { value: "P180D", label: "180 days" }, { value: "P365D", label: "a year" }];

/** States a KPI that people judge against described levels, because a number will not do. */
export function RubricForm({ objective }: { objective: string }) {
  const go = useNavigate();
  const client = useQueryClient();
  const [draft, setDraft] = useState<RubricDraft>(EMPTY_RUBRIC);
  const set = (name: "name" | "atLeast" | "assessors" | "validFor") => (value: string) => setDraft({ ...draft, [name]: value });
  const level = (index: number, part: Partial<RubricDraft["levels"][number]>) => setDraft({ ...draft, levels: draft.levels.map((one, place) => (place === index ? { ...one, ...part } : one)) });
  const save = useMutation({
    mutationFn: () => write<Kpi>("POST", `/objectives/${objective}/kpis`, rubricOf(draft)),
    onSuccess: async (made) => {
      await client.invalidateQueries();
      await go(`/kpis/${made.id}`);
    },
  });
  const missing = missingIn(draft);
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <Field label="What is judged?" error={wrong(save.error, "/name")}>{(ids) => <Input {...ids} value={draft.name} onChange={set("name")} placeholder="Enthusiasm in our community" />}</Field>
      <fieldset className="bw-field">
        <legend><strong>Its levels, from the lowest up</strong></legend>
        <span className="bw-why">Describe what each looks like, so that different people mean the same by it.</span>
        {draft.levels.map((one, index) => (
          <div key={index} className="bw-alternative">
            <Field label={`Level ${index}`} error={wrong(save.error, `/target/levels/${index}/label`)}>{(ids) => <Input {...ids} value={one.label} onChange={(value) => level(index, { label: value })} />}</Field>
            <Field label="Looks like" error={wrong(save.error, `/target/levels/${index}/anchor`)}>{(ids) => <Input {...ids} value={one.anchor} onChange={(value) => level(index, { anchor: value })} placeholder={index === 0 ? "Posts get no answer but complaints" : undefined} />}</Field>
            {draft.levels.length > 2 && index === draft.levels.length - 1 ? <button type="button" className="bw-linkish" onClick={() => setDraft({ ...draft, levels: draft.levels.slice(0, -1), atLeast: String(Math.min(Number(draft.atLeast), draft.levels.length - 2)) })}>Leave out<span className="bw-hidden"> level {index}</span></button> : null}
          </div>
        ))}
        {draft.levels.length < 10 ? <div><button type="button" className="bw-linkish" onClick={() => setDraft({ ...draft, levels: [...draft.levels, { label: "", anchor: "" }] })}>One more level</button></div> : null}
        {wrong(save.error, "/target/levels") ? <span className="bw-wrong" role="alert">{wrong(save.error, "/target/levels")}</span> : null}
      </fieldset>
      <div className="bw-row">
        <Field label="To be reached" error={wrong(save.error, "/target/atLeast")}>{(ids) => <Select {...ids} value={draft.atLeast} onChange={set("atLeast")} options={draft.levels.map((one, score) => ({ value: String(score), label: `${score} · ${one.label}` })).slice(1)} />}</Field>
        <Field label="Assessed by" why="Names with which they sign in, separated by commas." error={wrong(save.error, "/target/assessors")}>{(ids) => <Input {...ids} value={draft.assessors} onChange={set("assessors")} placeholder="owner.public-relations, coordinator" spellCheck={false} />}</Field>
        <Field label="An assessment holds for" error={wrong(save.error, "/target/validFor")}>{(ids) => <Select {...ids} value={draft.validFor} onChange={set("validFor")} options={VALID} />}</Field>
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={missing !== null || save.isPending} isLoading={save.isPending}>Save the KPI</Button>{missing ? <span className="bw-soft">{missing}</span> : <span className="bw-soft">The assessors judge in rounds, each without seeing the others.</span>}</div>
    </OpenedForm>
  );
}
