import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { download, query, send } from "../api/client";
import type { Plan } from "../api/types";
import { Area, Field, Select } from "../components/Form";
import { useTell } from "../components/Notice";
import { PageHead, Section } from "../components/Page";
import { PlannedChanges } from "../components/PlannedChanges";
import { Trouble } from "../components/States";
import { useMay, useNames } from "../lib/names";

const YAML = "application/yaml";

/** What a file would change, with the version of the department's objectives that it was compared with. */
interface Planned {
  plan: Plan;
  etag: string | null;
}

/** A department's objectives as a file: take it, change it, see what would change, do it. */
export default function AsCodePage() {
  const [search, setSearch] = useSearchParams();
  const may = useMay();
  const names = useNames();
  const own = (may.me?.departments ?? []).filter((key) => may.owns(key));
  const department = search.get("department") ?? own[0] ?? names.departments[0]?.key ?? "";
  const take = useMutation({ mutationFn: () => download(`/objectives.yaml${query({ department })}`, YAML, `${department}.yaml`) });
  return (
    <>
      <PageHead title="Objectives as a file" lead="A department can keep its objectives, KPIs and initiatives in a file, under version control like any other. The file is the whole: what is not in it any more is removed if it is a draft, and asked about if it is published." crumbs={[{ to: "/objectives", text: "Objectives" }]} />
      <div className="bw-card bw-form">
        <Field label="Department">{(ids) => <Select {...ids} value={department} onChange={(key) => setSearch({ department: key }, { replace: true })} options={[...names.departments.map((one) => ({ value: one.key, label: one.name })), { value: "organisation", label: names.department("organisation") }].filter((one, index, all) => all.findIndex((other) => other.value === one.value) === index)} />}</Field>
        {take.error ? <Trouble error={take.error} /> : null}
        <div className="bw-actions">
          <Button variant="secondary" isLoading={take.isPending} isDisabled={!department || take.isPending} onClick={() => take.mutate()}>Download {department}.yaml</Button>
          <a href="/api/v1/objectives/schema.json">JSON Schema for editors</a>
        </div>
      </div>
      {may.owns(department) ? <Editor key={department} department={department} /> : null}
    </>
  );
}

function Editor({ department }: { department: string }) {
  const client = useQueryClient();
  const tell = useTell();
  const [text, setText] = useState("");
  const [planned, setPlanned] = useState<Planned | null>(null);
  const run = async (verb: "plan" | "apply", ifMatch: string | null): Promise<Planned> => {
    const response = await send(`/objectives/${verb}${query({ department })}`, { method: "POST", raw: new Blob([text], { type: YAML }), ifMatch });
    return { plan: (await response.json()) as Plan, etag: response.headers.get("ETag") };
  };
  const begin = useMutation({ mutationFn: async () => (await send(`/objectives.yaml${query({ department })}`, { accept: YAML })).text(), onSuccess: (file) => edit(file) });
  const plan = useMutation({ mutationFn: () => run("plan", null), onSuccess: setPlanned });
  const apply = useMutation({
    mutationFn: () => run("apply", planned?.etag ?? null),
    onSuccess: async (done) => {
      setPlanned(done);
      await client.invalidateQueries();
      tell(done.plan.sentence);
    },
  });
  function edit(file: string) {
    setText(file);
    setPlanned(null);
    plan.reset();
    apply.reset();
  }
  const refused = apply.error ?? plan.error;
  return (
    <Section title="Change them by a file">
      <div className="bw-cards">
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); setPlanned(null); apply.reset(); plan.mutate(); }}>
        <Field label="File" why="YAML, from the disk or pasted below.">
          {(ids) => <input {...ids} type="file" accept=".yaml,.yml,text/yaml,application/yaml" onChange={(event) => void event.target.files?.[0]?.text().then(edit)} />}
        </Field>
        <div className="bw-actions"><Button variant="link" isInline isLoading={begin.isPending} onClick={() => begin.mutate()}>Begin with what is there now</Button></div>
        {begin.error ? <Trouble error={begin.error} /> : null}
        <div className="bw-code-area"><Area aria-label="The file" value={text} onChange={edit} rows={Math.min(24, Math.max(8, text.split("\n").length))} spellCheck={false} placeholder={`department: ${department}\nobjectives:\n  - title: …`} /></div>
        {refused ? <Trouble error={refused} /> : null}
        <div className="bw-actions">
          <Button type="submit" variant="secondary" isDisabled={!text.trim() || plan.isPending} isLoading={plan.isPending}>Show what would change</Button>
          <Button isDisabled={!planned || planned.plan.applied || planned.plan.changes.length === 0 || apply.isPending} isLoading={apply.isPending} onClick={() => apply.mutate()}>Apply</Button>
          {!planned ? <span className="bw-soft">Look at what would change first; it changes nothing.</span> : null}
        </div>
      </form>
      {planned ? <PlannedChanges plan={planned.plan} /> : null}
      </div>
    </Section>
  );
}
