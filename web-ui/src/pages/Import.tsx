import { Button } from "@patternfly/react-core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, query, send } from "../api/client";
import { useProfiles } from "../api/queries";
import type { ImportJob } from "../api/types";
import { Explanation } from "../components/Explanation";
import { Field, Select } from "../components/Form";
import { Nothing, Trouble } from "../components/States";
import { Badge } from "../components/Status";
import { number, words } from "../lib/format";
import { useMay, useNames } from "../lib/names";

const DONE = new Set(["done", "finished", "completed", "failed", "cancelled", "refused", "succeeded"]);

/** A file of measurements: choose, preview, import, see what was refused. */
export default function Import() {
  const may = useMay();
  const names = useNames();
  const profiles = useProfiles();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [profile, setProfile] = useState("");
  const [source, setSource] = useState("");
  const [skip, setSkip] = useState(false);
  const [running, setRunning] = useState<string | null>(null);
  const own = (may.me?.departments ?? []).filter((key) => may.owns(key));
  const chosen = profile || profiles.data?.[0]?.key || profiles.data?.[0]?.id || profiles.data?.[0]?.name || "";
  const from = source || own[0] || "";
  const post = async (preview: boolean): Promise<ImportJob> => {
    const form = new FormData();
    form.set("file", file as File);
    form.set("profile", chosen);
    const response = await send(`/imports${query({ preview: preview || undefined, source: from, onError: skip ? "skip" : undefined })}`, { method: "POST", raw: form });
    return (await response.json()) as ImportJob;
  };
  const preview = useMutation({ mutationFn: () => post(true) });
  const start = useMutation({
    mutationFn: () => post(false),
    onSuccess: (job) => {
      setRunning(job.id ?? null);
      return client.invalidateQueries({ queryKey: ["metrics"] });
    },
  });
  if (own.length === 0) return <Nothing title="Department owners import files" icon="chart">A file is kept under the department that it comes from.</Nothing>;
  const reset = () => {
    preview.reset();
    start.reset();
    setRunning(null);
  };
  return (
    <div className="bw-cards">
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); reset(); preview.mutate(); }}>
        <Field label="File" why="CSV, with or without a byte order mark, comma or semicolon.">
          {(ids) => <input {...ids} type="file" accept=".csv,text/csv,text/plain" onChange={(event) => { setFile(event.target.files?.[0] ?? null); reset(); }} />}
        </Field>
        <div className="bw-row">
          <Field label="What kind of file is it?">{(ids) => <Select {...ids} value={chosen} onChange={(value) => { setProfile(value); reset(); }} options={(profiles.data ?? []).map((one) => ({ value: one.key ?? one.id ?? one.name, label: one.name }))} />}</Field>
          {own.length > 1 ? <Field label="For which department?">{(ids) => <Select {...ids} value={from} onChange={setSource} options={own.map((key) => ({ value: key, label: names.department(key) }))} />}</Field> : null}
          <Field label="If a line is wrong">{(ids) => <Select {...ids} value={skip ? "skip" : "reject"} onChange={(value) => setSkip(value === "skip")} options={[{ value: "reject", label: "store nothing at all" }, { value: "skip", label: "store the good lines, list the others" }]} />}</Field>
        </div>
        {profiles.error ? <Trouble error={profiles.error} /> : null}
        {preview.error ? <Trouble error={preview.error} /> : null}
        {start.error ? <Trouble error={start.error} /> : null}
        <div className="bw-actions">
          <Button type="submit" variant="secondary" isDisabled={!file || preview.isPending} isLoading={preview.isPending}>Preview</Button>
          <Button isDisabled={!file || !preview.data || start.isPending} isLoading={start.isPending} onClick={() => start.mutate()}>Import</Button>
          {!preview.data ? <span className="bw-soft">Look at the preview first.</span> : null}
        </div>
      </form>
      {preview.data && !start.data ? <div><h2>Preview: nothing is stored yet</h2><Explanation data={preview.data} /></div> : null}
      {start.data ? <Running first={start.data} id={running} /> : null}
    </div>
  );
}

function Running({ first, id }: { first: ImportJob; id: string | null }) {
  const job = useQuery({
    queryKey: ["import", id],
    queryFn: ({ signal }) => get<ImportJob>(`/imports/${id}`, signal),
    enabled: id !== null,
    initialData: first,
    refetchInterval: (asked) => (DONE.has(asked.state.data?.state ?? asked.state.data?.status ?? "") ? false : 1000),
  });
  const cancel = useMutation({ mutationFn: () => send(`/imports/${id}`, { method: "DELETE" }), onSettled: () => job.refetch() });
  const data = job.data;
  const state = data.state ?? data.status ?? "running";
  const done = DONE.has(state);
  const refused = data.rejected ?? data.refused ?? 0;
  const read = data.rowsRead ?? data.rows ?? 0;
  return (
    <div className="bw-card bw-form" aria-live="polite">
      <div className="bw-inline"><h2>Import</h2><Badge tone={state === "failed" || state === "refused" ? "bad" : done ? "good" : "wait"} icon={done ? (state === "failed" ? "cross" : "check") : "hour"}>{words(state)}</Badge></div>
      {!done ? <progress className="bw-progress" aria-label="Progress of the import" max={1} value={typeof data.progress === "number" ? data.progress : data.total ? read / data.total : undefined} /> : null}
      <dl className="bw-pairs">
        <div><dt>Rows read</dt><dd>{number(read)}</dd></div>
        <div><dt>Stored</dt><dd>{number(data.accepted)}</dd></div>
        <div><dt>Unchanged</dt><dd>{number(data.unchanged)}</dd></div>
        <div><dt>Restated</dt><dd>{number(data.restated)}</dd></div>
        <div><dt>Refused</dt><dd>{number(refused)}</dd></div>
      </dl>
      {(data.errors ?? []).length > 0 ? <ul className="bw-errors">{(data.errors ?? []).slice(0, 20).map((one, index) => <li key={index}><strong>Line {one.line}</strong> {one.detail}</li>)}</ul> : null}
      {job.error ? <Trouble error={job.error} /> : null}
      <div className="bw-actions">
        {refused && id ? <a className="bw-button" href={`/api/v1/imports/${id}/refused`} download>Download the refused lines</a> : null}
        {!done && id ? <Button variant="secondary" isDisabled={cancel.isPending} onClick={() => cancel.mutate()}>Cancel</Button> : null}
      </div>
    </div>
  );
}
