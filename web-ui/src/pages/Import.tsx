import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, query, send, write } from "../api/client";
import { useImports, useProfiles } from "../api/queries";
import type { ImportJob, ImportPreview, Metric } from "../api/types";
import { Field, Select, wrong } from "../components/Form";
import { ImportOutcome, ImportsBefore } from "../components/ImportOutcome";
import { Preview } from "../components/ImportPreview";
import { Nothing, Shown, Trouble } from "../components/States";
import { useMay, useNames } from "../lib/names";

/** What may be said of a file that can be read in two ways; left out, it is recognised. */
const SAYABLE = {
  dates: { label: "3/4/2026 is", options: [["", "recognise it"], ["day-first", "3 April (day first)"], ["month-first", "4 March (month first)"]] },
  decimal: { label: "Decimals are written with", options: [["", "recognise it"], [".", "a point: 1.5"], [",", "a comma: 1,5"]] },
  separator: { label: "Columns are separated by", options: [["", "recognise it"], [",", "commas"], [";", "semicolons"], ["tab", "tabs"], ["|", "bars |"]] },
  encoding: { label: "Letters are encoded as", options: [["", "recognise it"], ["UTF-8", "UTF-8"], ["windows-1252", "windows-1252 (Western Europe)"], ["UTF-16LE", "UTF-16"]] },
} as const;
type Sayable = keyof typeof SAYABLE;
const ASKED = Object.keys(SAYABLE) as Sayable[];

/** A file of measurements: choose, preview, import, see what was refused. */
export default function Import() {
  const may = useMay();
  const own = (may.me?.departments ?? []).filter((key) => may.owns(key));
  const sources = [...own, ...(may.me?.roles.includes("integrator") ? may.me.sources : [])];
  const before = useImports(sources.length > 0);
  if (sources.length === 0) return <Nothing title="Department owners import files" icon="chart">A file is kept under the department that it comes from. Feeds push with POST /api/v1/measurements.</Nothing>;
  return (
    <div className="bw-cards">
      <ImportForm sources={sources} />
      {(before.data ?? []).length > 0 ? <ImportsBefore list={before.data ?? []} /> : null}
    </div>
  );
}

function ImportForm({ sources }: { sources: string[] }) {
  const names = useNames();
  const profiles = useProfiles();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [profile, setProfile] = useState("generic-long");
  const [source, setSource] = useState(sources[0] ?? "");
  const [skip, setSkip] = useState(false);
  const [stated, setStated] = useState<Partial<Record<Sayable, string>>>({});
  const chosen = profiles.data?.find((one) => one.name === profile) ?? profiles.data?.[0];
  const post = async <T,>(previewed: boolean): Promise<T> => {
    const form = new FormData();
    form.set("file", file as File);
    form.set("profile", chosen?.name ?? "");
    const response = await send(`/imports${query({ preview: previewed || undefined, source, onError: skip ? "skip" : undefined, ...stated })}`, { method: "POST", raw: form });
    return (await response.json()) as T;
  };
  const preview = useMutation({ mutationFn: () => post<ImportPreview>(true) });
  const start = useMutation({ mutationFn: () => post<ImportJob>(false), onSuccess: () => client.invalidateQueries({ queryKey: ["imports"] }) });
  const define = useMutation({
    mutationFn: async (missing: Record<string, unknown>[]) => {
      for (const one of missing) await write<Metric>("POST", "/metrics", { department: source, ...one });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["metrics"] });
      preview.mutate();
    },
  });
  const reset = () => {
    preview.reset();
    start.reset();
    define.reset();
  };
  const refused = preview.error ?? start.error;
  const unclear = refused instanceof Problem && ASKED.some((name) => refused.errors.some((one) => one.pointer === name || one.pointer === `/${name}`));
  return (
    <>
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); reset(); preview.mutate(); }}>
        <Field label="File" why="A table as text: CSV from any tool, with commas, semicolons or tabs." error={wrong(refused, "/file", "file")}>
          {(ids) => <input {...ids} type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={(event) => { setFile(event.target.files?.[0] ?? null); reset(); }} />}
        </Field>
        <Shown asked={profiles} what="the kinds of file" rows={1}>
          {(all) => (
            <>
              <div className="bw-row">
                <Field label="What kind of file is it?" error={wrong(refused, "/profile", "profile")}>{(ids) => <Select {...ids} value={chosen?.name ?? ""} onChange={(value) => { setProfile(value); reset(); }} options={all.map((one) => ({ value: one.name, label: one.title }))} />}</Field>
                {sources.length > 1 ? <Field label="For which department?" error={wrong(refused, "/source", "source")}>{(ids) => <Select {...ids} value={source} onChange={(value) => { setSource(value); reset(); }} options={sources.map((key) => ({ value: key, label: names.department(key) }))} />}</Field> : null}
                <Field label="If a line is wrong">{(ids) => <Select {...ids} value={skip ? "skip" : "reject"} onChange={(value) => { setSkip(value === "skip"); start.reset(); }} options={[{ value: "reject", label: "store nothing at all" }, { value: "skip", label: "store the good lines, list the others" }]} />}</Field>
              </div>
              {chosen?.about ? <p className="bw-soft bw-prose">{chosen.about}</p> : null}
            </>
          )}
        </Shown>
        <details open={unclear || undefined}><summary>Say how the file is written</summary>
          <p className="bw-soft">It is recognised and shown in the preview. Where a file could be read in two ways, say here which.</p>
          <div className="bw-row">
            {ASKED.map((name) => <Field key={name} label={SAYABLE[name].label} error={wrong(refused, `/${name}`, name)}>{(ids) => <Select {...ids} value={stated[name] ?? ""} onChange={(value) => { setStated({ ...stated, [name]: value }); reset(); }} options={SAYABLE[name].options.map(([value, label]) => ({ value, label }))} />}</Field>)}
          </div>
        </details>
        {refused ? <Trouble error={refused} /> : null}
        {define.error ? <Trouble error={define.error} /> : null}
        <div className="bw-actions">
          <Button type="submit" variant="secondary" isDisabled={!file || !chosen || preview.isPending} isLoading={preview.isPending}>Preview</Button>
          <Button isDisabled={!file || !preview.data || start.isPending || Boolean(start.data)} isLoading={start.isPending} onClick={() => start.mutate()}>Import</Button>
          {!preview.data ? <span className="bw-soft">Look at the preview first; it stores nothing.</span> : null}
        </div>
      </form>
      {preview.data && !start.data ? <Preview preview={preview.data} defining={define.isPending} define={(missing) => define.mutate(missing)} /> : null}
      {start.data ? <ImportOutcome first={start.data} /> : null}
    </>
  );
}
