import { Button } from "@patternfly/react-core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, getVersioned, notServed, send, write } from "../api/client";
import { useDepartments, useObjectives } from "../api/queries";
import type { Department } from "../api/types";
import { slugOf, stepsForDepartment } from "../lib/admin";
import { useNames, who } from "../lib/names";
import { Field, Input, OpenedForm, Select, wrong } from "./Form";
import { useTell } from "./Notice";
import { Section } from "./Page";
import { Loading, Nothing, Shown, Trouble } from "./States";
import { Badge } from "./Status";
import { Steps } from "./Steps";

type Open = { what: "new" | "edit" | "members" | "close"; key: string } | null;

/** The departments: added, renamed, moved and closed; who belongs to each. */
export function Departments() {
  const departments = useDepartments();
  const [open, setOpen] = useState<Open>(null);
  return (
    <Section title="Departments" aside={open?.what === "new" ? null : <button type="button" className="bw-linkish" onClick={() => setOpen({ what: "new", key: "" })}>Add a department</button>}>
      {open?.what === "new" ? <div className="bw-opened"><DepartmentForm close={(made) => setOpen(made ? { what: "members", key: made } : null)} /></div> : null}
      <Shown asked={departments} what="departments">{(all) => <Table all={all} open={open} setOpen={setOpen} />}</Shown>
    </Section>
  );
}

function Table({ all, open, setOpen }: { all: Department[]; open: Open; setOpen: (open: Open) => void }) {
  const names = useNames();
  const toggle = (what: "edit" | "members" | "close", key: string) => setOpen(open?.what === what && open.key === key ? null : { what, key });
  if (all.length === 0) return <Nothing title="No department yet" />;
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Departments">
      <table className="bw-table">
        <thead><tr><th scope="col">Department</th><th scope="col">Belongs to</th><th scope="col">What can be done</th></tr></thead>
        <tbody>
          {all.flatMap((one) => [
            <tr key={one.key}>
              <td>{one.name}{one.closed ? <Badge>Closed</Badge> : null}<code className="bw-block bw-soft">{one.key}</code></td>
              <td>{one.parent ? names.department(one.parent) : "–"}</td>
              <td>
                <span className="bw-inline">
                  <button type="button" className="bw-linkish" aria-expanded={open?.what === "members" && open.key === one.key} onClick={() => toggle("members", one.key)}>Members<span className="bw-hidden"> of {one.name}</span></button>
                  {one.closed ? null : <button type="button" className="bw-linkish" onClick={() => toggle("edit", one.key)}>Change<span className="bw-hidden"> {one.name}</span></button>}
                  {one.closed || one.key === "organisation" ? null : <button type="button" className="bw-linkish" onClick={() => toggle("close", one.key)}>Close…<span className="bw-hidden"> {one.name}</span></button>}
                </span>
              </td>
            </tr>,
            open && open.what !== "new" && open.key === one.key ? (
              <tr key={`${one.key}-open`}>
                <td colSpan={3}>
                  {open.what === "edit" ? <DepartmentForm known={one} close={() => setOpen(null)} /> : null}
                  {open.what === "members" ? <Members department={one} /> : null}
                  {open.what === "close" ? <Close department={one} all={all} close={() => setOpen(null)} /> : null}
                </td>
              </tr>
            ) : null,
          ])}
        </tbody>
      </table>
    </div>
  );
}

interface Member {
  subject?: string;
  name?: string;
  lastSeen?: string;
}

function Members({ department }: { department: Department }) {
  const asked = useQuery({ queryKey: ["members", department.key], queryFn: ({ signal }) => get<{ items?: Member[]; sentence?: string }>(`/departments/${department.key}/members`, signal), retry: false });
  const steps = <Steps title="How somebody becomes a member" steps={stepsForDepartment(department.key)} />;
  if (asked.error && notServed(asked.error)) return steps;
  if (asked.error) return <Trouble error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <Loading what="members" rows={1} />;
  const members = asked.data.items ?? [];
  return (
    <>
      {members.length === 0 ? <p><Badge tone="warn" icon="warn">Nobody can own it yet</Badge></p> : <ul>{members.map((one) => <li key={one.subject ?? one.name}>{who(one.name ?? one.subject ?? null)}</li>)}</ul>}
      {asked.data.sentence ? <p className="bw-soft">{asked.data.sentence}</p> : null}
      {steps}
    </>
  );
}

function DepartmentForm({ known, close }: { known?: Department; close: (made?: string) => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const names = useNames();
  const [draft, setDraft] = useState({ name: known?.name ?? "", key: known?.key ?? "", parent: known ? (known.parent ?? "") : "organisation" });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const key = draft.key.trim() || slugOf(draft.name);
  const body = { key, name: draft.name.trim(), parent: draft.parent || null };
  const save = useMutation({
    mutationFn: async () => {
      if (!known) return write("POST", "/departments", body);
      const { etag } = await getVersioned<Department>(`/departments/${known.key}`);
      return send(`/departments/${known.key}`, { method: "PUT", body, ifMatch: etag });
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      tell(known ? `“${body.name}” is changed.` : `“${body.name}” is a department now.`);
      close(known ? undefined : key);
    },
  });
  return (
    <OpenedForm className="bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <div className="bw-row">
        <Field label="Name" error={wrong(save.error, "/name")}>{(ids) => <Input {...ids} value={draft.name} onChange={set("name")} placeholder="Legal affairs" />}</Field>
        {known ? null : <Field label="Key" why="It stays; people join the group /departments/<key>." error={wrong(save.error, "/key")}>{(ids) => <Input {...ids} value={draft.key} onChange={set("key")} placeholder={slugOf(draft.name) || "legal-affairs"} spellCheck={false} />}</Field>}
        <Field label="Belongs to" why="Nothing is inherited from it." error={wrong(save.error, "/parent")}>{(ids) => <Select {...ids} value={draft.parent} onChange={set("parent")} options={[{ value: "", label: "Nothing above it" }, ...names.departments.filter((one) => one.key !== known?.key).map((one) => ({ value: one.key, label: one.name }))]} />}</Field>
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!body.name || !key || save.isPending} isLoading={save.isPending}>{known ? "Save" : "Add it"}</Button><Button variant="link" onClick={() => close()}>Cancel</Button></div>
    </OpenedForm>
  );
}

/** Closing asks where each active objective goes, and moves them in one act. */
function Close({ department, all, close }: { department: Department; all: Department[]; close: () => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const objectives = useObjectives({ department: department.key });
  const [moves, setMoves] = useState<Record<string, string>>({});
  const others = all.filter((one) => one.key !== department.key && !one.closed);
  const moving = (objectives.data ?? []).filter((one) => one.status === "active" || one.status === "awaiting-consent");
  const to = (id: string) => moves[id] ?? others[0]?.key ?? "";
  const act = useMutation({
    mutationFn: async () => {
      const { etag } = await getVersioned<Department>(`/departments/${department.key}`);
      return write<Department>("POST", `/departments/${department.key}/close`, { moves: moving.map((one) => ({ objective: one.id, to: to(one.id) })) }, { ifMatch: etag });
    },
    onSuccess: async (now) => {
      await client.invalidateQueries();
      tell(now.closed ? `${department.name} is closed.` : `The objectives of ${department.name} are moving; it is closed when they have.`);
      close();
    },
  });
  if (!objectives.data) return objectives.error ? <Trouble error={objectives.error} /> : <Loading what="objectives" rows={1} />;
  return (
    <OpenedForm className="bw-form" onSubmit={(event) => { event.preventDefault(); act.mutate(); }}>
      <h3>Close {department.name}</h3>
      {moving.length === 0 ? <p>It has no active objective. Nothing new can be stated in it afterwards; what it did stays readable.</p> : (
        <>
          <p>Where does each of its active objectives go? All move together, their targets unchanged, or none does.</p>
          {moving.map((one, index) => (
            <Field key={one.id} label={one.title} error={wrong(act.error, `/moves/${index}`, `/moves/${index}/to`)}>{(ids) => <Select {...ids} value={to(one.id)} onChange={(value) => setMoves({ ...moves, [one.id]: value })} options={others.map((other) => ({ value: other.key, label: other.name }))} />}</Field>
          ))}
        </>
      )}
      {act.error ? <Trouble error={act.error} /> : null}
      <div className="bw-actions"><Button type="submit" variant="danger" isDisabled={act.isPending} isLoading={act.isPending}>{moving.length === 0 ? "Close it" : "Move them and close it"}</Button><Button variant="link" onClick={close}>Keep it</Button></div>
    </OpenedForm>
  );
}
