import { Button, Checkbox } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client";
import { slugs } from "../lib/initiative";
import { useNames } from "../lib/names";
import { today } from "../lib/responsibility";
import { Area, Field, Input, OpenedForm, Select, wrong } from "./Form";
import { useTell } from "./Notice";
import { Trouble } from "./States";

interface Alternative {
  department: string;
  whyNot: string;
}

/** Decides who leads a type of objective: with a reason, with what else was considered, from a day on. */
export function ResponsibilityForm({ type: wanted, close }: { type: string; close: () => void }) {
  const names = useNames();
  const client = useQueryClient();
  const tell = useTell();
  const [draft, setDraft] = useState({ objectiveType: wanted, department: "", channels: "", from: today(), until: "", rationale: "", reviewBy: "" });
  const [contributors, setContributors] = useState<string[]>([]);
  const [alternatives, setAlternatives] = useState<Alternative[]>([{ department: "", whyNot: "" }]);
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const type = draft.objectiveType || names.types[0]?.key || "";
  const department = draft.department || names.types.find((one) => one.key === type)?.naturalOwner || "";
  const others = names.departments.filter((one) => one.key !== department);
  const free = (own: string) => others.filter((one) => one.key === own || !alternatives.some((other) => other.department === one.key));
  const change = (index: number, part: Partial<Alternative>) => setAlternatives(alternatives.map((one, place) => (place === index ? { ...one, ...part } : one)));
  const save = useMutation({
    mutationFn: () => write("POST", "/responsibilities", {
      objectiveType: type, department, from: draft.from, rationale: draft.rationale.trim(),
      contributors: contributors.filter((key) => key !== department),
      alternatives: alternatives.map((one) => ({ department: one.department, whyNot: one.whyNot.trim() })),
      ...(slugs(draft.channels).length > 0 ? { channels: slugs(draft.channels) } : {}),
      ...(draft.until ? { until: draft.until } : {}), ...(draft.reviewBy ? { reviewBy: draft.reviewBy } : {}),
    }),
    onSuccess: async () => {
      await client.invalidateQueries();
      tell(`${names.department(department)} leads ${names.type(type)}, by decision.`);
      close();
    },
  });
  const complete = draft.rationale.trim() && alternatives.every((one) => one.department && one.whyNot.trim());
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <div className="bw-row">
        <Field label="Type of objective" error={wrong(save.error, "/objectiveType")}>{(ids) => <Select {...ids} value={type} onChange={set("objectiveType")} options={names.types.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
        <Field label="Who leads?" error={wrong(save.error, "/department")}>{(ids) => <Select {...ids} value={department} onChange={set("department")} options={names.departments.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
        <Field label="From" why="The one in force ends the day before." error={wrong(save.error, "/from")}>{(ids) => <Input {...ids} type="date" value={draft.from} onChange={set("from")} />}</Field>
        <Field label="Until, inclusive (optional)" error={wrong(save.error, "/until")}>{(ids) => <Input {...ids} type="date" value={draft.until} onChange={set("until")} />}</Field>
        <Field label="Looked at again by" error={wrong(save.error, "/reviewBy")}>{(ids) => <Input {...ids} type="date" value={draft.reviewBy} onChange={set("reviewBy")} />}</Field>
        <Field label="Only for some channels (optional)" why="Separated by commas; left out means all." error={wrong(save.error, "/channels")}>{(ids) => <Input {...ids} value={draft.channels} onChange={set("channels")} placeholder="linkedin, x" />}</Field>
      </div>
      <Field label="Why this department?" error={wrong(save.error, "/rationale")}>{(ids) => <Area {...ids} value={draft.rationale} onChange={set("rationale")} rows={2} />}</Field>
      <fieldset className="bw-field">
        <legend><strong>Who else was considered?</strong></legend>
        {alternatives.map((one, index) => (
          <div key={index} className="bw-alternative">
            <Field label={index === 0 ? "Department" : `Department ${index + 1}`} error={wrong(save.error, `/alternatives/${index}/department`)}>{(ids) => <Select {...ids} value={one.department} onChange={(value) => change(index, { department: value })} options={[{ value: "", label: "Choose…" }, ...free(one.department).map((other) => ({ value: other.key, label: other.name }))]} />}</Field>
            <Field label="Why not?" error={wrong(save.error, `/alternatives/${index}/whyNot`)}>{(ids) => <Input {...ids} value={one.whyNot} onChange={(value) => change(index, { whyNot: value })} />}</Field>
            {alternatives.length > 1 ? <button type="button" className="bw-linkish" aria-label={`Leave out ${one.department ? names.department(one.department) : `alternative ${index + 1}`}`} onClick={() => setAlternatives(alternatives.filter((_, place) => place !== index))}>Leave out</button> : null}
          </div>
        ))}
        {alternatives.length < others.length ? <div><button type="button" className="bw-linkish" onClick={() => setAlternatives([...alternatives, { department: "", whyNot: "" }])}>Another one was considered too</button></div> : null}
        {wrong(save.error, "/alternatives") ? <span className="bw-wrong" role="alert">{wrong(save.error, "/alternatives")}</span> : null}
      </fieldset>
      <fieldset className="bw-field">
        <legend><strong>Who contributes? (optional)</strong></legend>
        <div className="bw-inline">
          {others.map((one) => <Checkbox key={one.key} id={`contributes-${one.key}`} label={one.name} isChecked={contributors.includes(one.key)} onChange={(_, checked) => setContributors(checked ? [...contributors, one.key] : contributors.filter((key) => key !== one.key))} />)}
        </div>
        {wrong(save.error, "/contributors") ? <span className="bw-wrong" role="alert">{wrong(save.error, "/contributors")}</span> : null}
      </fieldset>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!complete || save.isPending} isLoading={save.isPending}>Decide</Button><Button variant="link" onClick={close}>Cancel</Button></div>
    </OpenedForm>
  );
}
