import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { write } from "../api/client";
import { useResponsibilities } from "../api/queries";
import type { Objective } from "../api/types";
import { Area, Field, Input, Select, wrong } from "../components/Form";
import { PageHead } from "../components/Page";
import { Nothing, Trouble } from "../components/States";
import { useMay, useNames } from "../lib/names";
import { inForce } from "../lib/responsibility";

/** States a new objective as a draft of an own department. */
export default function NewObjectivePage() {
  const [search] = useSearchParams();
  const may = useMay();
  const names = useNames();
  const go = useNavigate();
  const client = useQueryClient();
  const own = (may.me?.departments ?? []).filter((key) => may.owns(key));
  const wanted = search.get("department");
  const year = new Date().getUTCFullYear();
  const [draft, setDraft] = useState({ title: "", description: "", department: wanted && own.includes(wanted) ? wanted : (own[0] ?? ""), type: "", start: `${year}-01-01`, end: `${year}-12-31` });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const responsibilities = useResponsibilities().data ?? [];
  const type = draft.type || draft.department;
  const lead = inForce(responsibilities, type, draft.start);
  const policy = names.types.find((one) => one.key === type)?.policy;
  const save = useMutation({
    mutationFn: () => write<Objective>("POST", "/objectives", { title: draft.title, ...(draft.description ? { description: draft.description } : {}), type, department: draft.department, period: { start: draft.start, end: draft.end } }),
    onSuccess: async (made) => {
      await client.invalidateQueries();
      await go(`/objectives/${made.id}`);
    },
  });
  if (own.length === 0) return <Nothing title="Only the owner of a department states its objectives">You may read everything that is published.</Nothing>;
  return (
    <>
      <PageHead title="New objective" lead="It begins as a draft that only your department and the coordinator see." crumbs={[{ to: `/departments/${draft.department}`, text: names.department(draft.department) }]} />
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <Field label="What is to be achieved?" error={wrong(save.error, "/title")}>{(ids) => <Input {...ids} value={draft.title} onChange={set("title")} placeholder="Serve customers where they are, online" required />}</Field>
        <Field label="In more words (optional)" error={wrong(save.error, "/description")}>{(ids) => <Area {...ids} value={draft.description} onChange={set("description")} rows={2} />}</Field>
        <div className="bw-row">
          <Field label="Department" error={wrong(save.error, "/department")}>{(ids) => <Select {...ids} value={draft.department} onChange={set("department")} options={own.map((key) => ({ value: key, label: names.department(key) }))} />}</Field>
          <Field label="Type of objective" error={wrong(save.error, "/type")}>{(ids) => <Select {...ids} value={type} onChange={set("type")} options={names.types.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
          <Field label="From" error={wrong(save.error, "/period/start", "/period")}>{(ids) => <Input {...ids} type="date" value={draft.start} onChange={set("start")} />}</Field>
          <Field label="To, inclusive" error={wrong(save.error, "/period/end")}>{(ids) => <Input {...ids} type="date" value={draft.end} onChange={set("end")} />}</Field>
        </div>
        {lead && lead.department !== draft.department ? (
          <p className="bw-soft">
            {names.department(lead.department)} leads this type of objective. {policy === "refuse" ? "Publishing it will be refused." : policy === "consent" ? "Publishing it will wait for that department's consent." : "It may be published, marked as outside responsibility; the coordinator will see it."}
          </p>
        ) : null}
        {save.error ? <Trouble error={save.error} /> : null}
        <div className="bw-actions"><Button type="submit" isDisabled={!draft.title.trim() || save.isPending} isLoading={save.isPending}>Save as draft</Button></div>
      </form>
    </>
  );
}
