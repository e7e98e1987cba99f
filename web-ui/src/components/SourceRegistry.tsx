import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { query, write } from "../api/client";
import { useProfiles, useSources } from "../api/queries";
import type { Source } from "../api/types";
import { slugOf, stepsForSource } from "../lib/admin";
import { useMay, useNames } from "../lib/names";
import { Field, Input, OpenedForm, Select, wrong } from "./Form";
import { useTell } from "./Notice";
import { Section } from "./Page";
import { Nothing, Shown, Trouble } from "./States";
import { Steps } from "./Steps";

/** The sources: registered and erased by an administrator. */
export function SourceRegistry() {
  const may = useMay();
  const sources = useSources();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  return (
    <Section title="Sources" aside={may.admin && !open ? <button type="button" className="bw-linkish" onClick={() => setOpen(true)}>Register a source</button> : null}>
      {open ? <div className="bw-opened"><SourceForm close={(key) => { setOpen(false); if (key) setMade(key); }} /></div> : null}
      {made ? <div className="bw-opened"><Steps title={`What lets a feed push under “${made}”`} steps={stepsForSource(made)} command={`./bellwether source add ${made}`} /></div> : null}
      {may.admin ? null : <p className="bw-soft bw-opened">An administrator registers and erases sources.</p>}
      <Shown asked={sources} what="sources">{(all) => <Table all={all} />}</Shown>
    </Section>
  );
}

function Table({ all }: { all: Source[] }) {
  const may = useMay();
  const names = useNames();
  const [erasing, setErasing] = useState<string | null>(null);
  const [steps, setSteps] = useState<string | null>(null);
  if (all.length === 0) return <Nothing title="No source yet" icon="chart">A source names where measurements come from; a feed may push only under its own.</Nothing>;
  return (
    <>
      <div className="bw-scroll" tabIndex={0} role="region" aria-label="Sources">
        <table className="bw-table">
          <thead><tr><th scope="col">Source</th><th scope="col">Department</th><th scope="col">Import profile</th><th scope="col">What can be done</th></tr></thead>
          <tbody>
            {all.map((one) => {
              const key = one.key ?? one.name;
              return (
                <tr key={key}>
                  <td>{one.name}<code className="bw-block bw-soft">{key}</code></td>
                  <td>{one.department ? names.department(one.department) : "–"}</td>
                  <td>{String(one.importProfile ?? "–")}</td>
                  <td>
                    <span className="bw-inline">
                      <button type="button" className="bw-linkish" onClick={() => setSteps(steps === key ? null : key)} aria-expanded={steps === key}>Let a feed push<span className="bw-hidden"> under {one.name}</span></button>
                      {may.admin ? <button type="button" className="bw-linkish" onClick={() => setErasing(key)}>Erase…<span className="bw-hidden"> {one.name}</span></button> : null}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {steps ? <Steps title={`What lets a feed push under “${steps}”`} steps={stepsForSource(steps)} command={`./bellwether source add ${steps}`} /> : null}
      {erasing ? <Erase source={erasing} close={() => setErasing(null)} /> : null}
    </>
  );
}

/** Erasing cannot be taken back: the source is typed once more, and a reason is kept. */
function Erase({ source, close }: { source: string; close: () => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const erase = useMutation({
    mutationFn: () => write("DELETE", `/sources/${encodeURIComponent(source)}${query({ reason: reason.trim() })}`),
    onSuccess: async () => {
      await client.invalidateQueries();
      tell(`What “${source}” recorded is erased; the journal keeps that it was done, and why.`);
      close();
    },
  });
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); erase.mutate(); }}>
      <h3>Erase what “{source}” recorded</h3>
      <p>Its measurements, their earlier values, the daily figures and the hashes of authors go for good. Figures of KPIs that rest on them change. This cannot be taken back.</p>
      <div className="bw-row">
        <Field label="Why?" error={wrong(erase.error, "/reason")}>{(ids) => <Input {...ids} value={reason} onChange={setReason} />}</Field>
        <Field label={`Type ${source} to go on`}>{(ids) => <Input {...ids} value={typed} onChange={setTyped} spellCheck={false} />}</Field>
      </div>
      {erase.error ? <Trouble error={erase.error} /> : null}
      <div className="bw-actions"><Button type="submit" variant="danger" isDisabled={typed !== source || !reason.trim() || erase.isPending} isLoading={erase.isPending}>Erase it</Button><Button variant="link" onClick={close}>Keep it</Button></div>
    </OpenedForm>
  );
}

function SourceForm({ close }: { close: (made?: string) => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const names = useNames();
  const profiles = useProfiles();
  const [draft, setDraft] = useState({ name: "", key: "", department: "", importProfile: "" });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const key = draft.key.trim() || slugOf(draft.name);
  const save = useMutation({
    mutationFn: () => write<Source>("POST", "/sources", { key, name: draft.name.trim(), ...(draft.department ? { department: draft.department } : {}), ...(draft.importProfile ? { importProfile: draft.importProfile } : {}) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["sources"] });
      tell(`The source “${draft.name.trim()}” is registered.`);
      close(key);
    },
  });
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <h2>Register a source</h2>
      <div className="bw-row">
        <Field label="Name" error={wrong(save.error, "/name")}>{(ids) => <Input {...ids} value={draft.name} onChange={set("name")} placeholder="Applicant tracking" />}</Field>
        <Field label="Key" why="By it a token says what it may push under." error={wrong(save.error, "/key")}>{(ids) => <Input {...ids} value={draft.key} onChange={set("key")} placeholder={slugOf(draft.name) || "applicant-tracking"} spellCheck={false} />}</Field>
        <Field label="Department (optional)" error={wrong(save.error, "/department")}>{(ids) => <Select {...ids} value={draft.department} onChange={set("department")} options={[{ value: "", label: "None" }, ...names.departments.map((one) => ({ value: one.key, label: one.name }))]} />}</Field>
        <Field label="Import profile (optional)" why="How its files are read." error={wrong(save.error, "/importProfile")}>{(ids) => <Select {...ids} value={draft.importProfile} onChange={set("importProfile")} options={[{ value: "", label: "None" }, ...(profiles.data ?? []).map((one) => ({ value: one.name, label: one.name }))]} />}</Field>
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!draft.name.trim() || !key || save.isPending} isLoading={save.isPending}>Register it</Button><Button variant="link" onClick={() => close()}>Cancel</Button></div>
    </OpenedForm>
  );
}
