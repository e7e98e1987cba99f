import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { query, send } from "../api/client";
import type { Migration } from "../api/types";
import { Field, Input, Select, wrong } from "../components/Form";
import { Migrated } from "../components/Migrated";
import { PageHead } from "../components/Page";
import { Nothing, Trouble } from "../components/States";
import { useMay, useNames } from "../lib/names";

/** A table of another tool becomes drafts, metrics and measurements: choose, preview, bring in. */
export default function MigrationPage() {
  const [search] = useSearchParams();
  const may = useMay();
  const own = (may.me?.departments ?? []).filter((key) => may.owns(key));
  const wanted = search.get("department");
  if (own.length === 0) return <Nothing title="Only the owner of a department brings in objectives">You may read everything that is published.</Nothing>;
  return (
    <>
      <PageHead title="Bring in a table" lead="Objectives, key results and their values from a spreadsheet or another tool, one row each. They become drafts: nothing is published, and nothing that is there already is changed." crumbs={[{ to: "/objectives", text: "Objectives" }]} />
      <MigrationForm own={own} first={wanted && own.includes(wanted) ? wanted : (own[0] ?? "")} />
    </>
  );
}

function MigrationForm({ own, first }: { own: string[]; first: string }) {
  const names = useNames();
  const client = useQueryClient();
  const year = new Date().getUTCFullYear();
  const [file, setFile] = useState<File | null>(null);
  const [stated, setStated] = useState({ department: first, type: "", start: `${year}-01-01`, end: `${year}-12-31`, onError: "reject" });
  const post = async (preview: boolean): Promise<Migration> => {
    const response = await send(`/objectives/migration${query({ ...stated, preview: preview || undefined })}`, { method: "POST", raw: new Blob([file as File], { type: "text/csv" }) });
    return (await response.json()) as Migration;
  };
  const preview = useMutation({ mutationFn: () => post(true) });
  const bring = useMutation({ mutationFn: () => post(false), onSuccess: () => client.invalidateQueries() });
  const reset = () => {
    preview.reset();
    bring.reset();
  };
  const set = (name: keyof typeof stated) => (value: string) => {
    setStated({ ...stated, [name]: value });
    reset();
  };
  const refused = bring.error ?? preview.error;
  const good = preview.data && preview.data.objectives.length > 0 && (preview.data.refused.length === 0 || stated.onError === "skip");
  return (
    <div className="bw-cards">
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); reset(); preview.mutate(); }}>
        <Field label="File" why="CSV with a line of headings: Objective, Key result, and as there are Start value, Target, Unit, Date, Value, Start date, End date, Owner, Weight.">
          {(ids) => <input {...ids} type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={(event) => { setFile(event.target.files?.[0] ?? null); reset(); }} />}
        </Field>
        <div className="bw-row">
          {own.length > 1 ? <Field label="For which department?" error={wrong(refused, "/department", "department")}>{(ids) => <Select {...ids} value={stated.department} onChange={set("department")} options={own.map((key) => ({ value: key, label: names.department(key) }))} />}</Field> : null}
          <Field label="Type, where the table names none" error={wrong(refused, "/type", "type")}>{(ids) => <Select {...ids} value={stated.type} onChange={set("type")} options={[{ value: "", label: "the department's own" }, ...names.types.map((one) => ({ value: one.key, label: one.name }))]} />}</Field>
          <Field label="From, where it has no period" error={wrong(refused, "/start", "start")}>{(ids) => <Input {...ids} type="date" value={stated.start} onChange={set("start")} />}</Field>
          <Field label="To, inclusive" error={wrong(refused, "/end", "end")}>{(ids) => <Input {...ids} type="date" value={stated.end} onChange={set("end")} />}</Field>
          <Field label="If a line is wrong">{(ids) => <Select {...ids} value={stated.onError} onChange={set("onError")} options={[{ value: "reject", label: "bring in nothing at all" }, { value: "skip", label: "leave it out, bring in the others" }]} />}</Field>
        </div>
        {refused ? <Trouble error={refused} /> : null}
        <div className="bw-actions">
          <Button type="submit" variant="secondary" isDisabled={!file || preview.isPending} isLoading={preview.isPending}>Preview</Button>
          <Button isDisabled={!file || !good || bring.isPending || Boolean(bring.data)} isLoading={bring.isPending} onClick={() => bring.mutate()}>Bring them in as drafts</Button>
          {!preview.data ? <span className="bw-soft">Look at the preview first; it stores nothing.</span> : null}
        </div>
      </form>
      {bring.data ?? preview.data ? <Migrated migration={(bring.data ?? preview.data) as Migration} /> : null}
    </div>
  );
}
