import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getVersioned, send, write } from "../api/client";
import { useTypes } from "../api/queries";
import type { ObjectiveType } from "../api/types";
import { slugOf } from "../lib/admin";
import { useMay, useNames } from "../lib/names";
import { Field, Input, OpenedForm, Select, wrong } from "./Form";
import { useTell } from "./Notice";
import { Section } from "./Page";
import { Nothing, Shown, Trouble } from "./States";

const POLICIES = [
  { value: "advise", label: "allowed, and marked as outside responsibility" },
  { value: "consent", label: "waits until the leading department or the coordinator consents" },
  { value: "refuse", label: "refused" },
];

/** The types of objectives: who naturally owns each, and what happens when another department pursues one. */
export function ObjectiveTypes() {
  const may = useMay();
  const names = useNames();
  const types = useTypes();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Section title="Types of objectives" aside={may.coordinator && open === null ? <button type="button" className="bw-linkish" onClick={() => setOpen("")}>Add a type</button> : null}>
      {open === "" ? <div className="bw-opened"><TypeForm close={() => setOpen(null)} /></div> : null}
      {may.coordinator ? null : <p className="bw-soft bw-opened">The coordinator manages the types.</p>}
      <Shown asked={types} what="types of objectives">
        {(all) => (all.length === 0 ? <Nothing title="No type yet">Every objective has a type; who leads a type is decided on the page Responsibilities.</Nothing> : (
          <div className="bw-scroll" tabIndex={0} role="region" aria-label="Types of objectives">
            <table className="bw-table">
              <thead><tr><th scope="col">Type</th><th scope="col">Natural owner</th><th scope="col">When another department pursues one</th>{may.coordinator ? <th scope="col">What can be done</th> : null}</tr></thead>
              <tbody>
                {all.map((one) => open === one.key ? (
                  <tr key={one.key}><td colSpan={4}><TypeForm known={one} close={() => setOpen(null)} /></td></tr>
                ) : (
                  <tr key={one.key}>
                    <td>{one.name}<code className="bw-block bw-soft">{one.key}</code></td>
                    <td>{names.department(one.naturalOwner)}</td>
                    <td>{POLICIES.find((policy) => policy.value === one.policy)?.label ?? one.policy}</td>
                    {may.coordinator ? <td><button type="button" className="bw-linkish" onClick={() => setOpen(one.key)}>Change<span className="bw-hidden"> {one.name}</span></button></td> : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </Shown>
    </Section>
  );
}

function TypeForm({ known, close }: { known?: ObjectiveType; close: () => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const names = useNames();
  const [draft, setDraft] = useState({ name: known?.name ?? "", key: known?.key ?? "", naturalOwner: known?.naturalOwner ?? "", policy: String(known?.policy ?? "advise") });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const key = draft.key.trim() || slugOf(draft.name);
  const owner = draft.naturalOwner || names.departments[0]?.key || "";
  const body = { key, name: draft.name.trim(), naturalOwner: owner, policy: draft.policy };
  const save = useMutation({
    mutationFn: async () => {
      if (!known) return write("POST", "/objective-types", body);
      const { etag } = await getVersioned<ObjectiveType>(`/objective-types/${known.key}`);
      return send(`/objective-types/${known.key}`, { method: "PUT", body, ifMatch: etag });
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      tell(known ? `“${body.name}” is changed.` : `“${body.name}” is a type of objectives now; ${names.department(owner)} leads it by default.`);
      close();
    },
  });
  return (
    <OpenedForm className="bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <div className="bw-row">
        <Field label="Name" error={wrong(save.error, "/name")}>{(ids) => <Input {...ids} value={draft.name} onChange={set("name")} placeholder="Employer profile" />}</Field>
        {known ? null : <Field label="Key" error={wrong(save.error, "/key")}>{(ids) => <Input {...ids} value={draft.key} onChange={set("key")} placeholder={slugOf(draft.name) || "employer-profile"} spellCheck={false} />}</Field>}
        <Field label="Natural owner" why="Leads by default, until it is decided otherwise." error={wrong(save.error, "/naturalOwner")}>{(ids) => <Select {...ids} value={owner} onChange={set("naturalOwner")} options={names.departments.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
        <Field label="When another department pursues one it is" error={wrong(save.error, "/policy")}>{(ids) => <Select {...ids} value={draft.policy} onChange={set("policy")} options={POLICIES} />}</Field>
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!body.name || !key || save.isPending} isLoading={save.isPending}>{known ? "Save" : "Add it"}</Button><Button variant="link" onClick={close}>Cancel</Button></div>
    </OpenedForm>
  );
}
