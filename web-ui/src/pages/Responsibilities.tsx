import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { getVersioned, write } from "../api/client";
import { useConsidered, useResponsibilities } from "../api/queries";
import type { Responsibility } from "../api/types";
import { Field, Input, OpenedForm, wrong } from "../components/Form";
import { useAddress } from "../components/List";
import { useTell } from "../components/Notice";
import { PageHead, Section } from "../components/Page";
import { ResponsibilityForm } from "../components/ResponsibilityForm";
import { Nothing, Shown, Trouble } from "../components/States";
import { Badge } from "../components/Status";
import { Timeline } from "../components/Timeline";
import { consideredItems, findingInWords } from "../lib/considered";
import { capital, day, percent } from "../lib/format";
import { useMay, useNames } from "../lib/names";
import { today } from "../lib/responsibility";

/** Who leads which type of objective, since when, and how that came about. */
export default function ResponsibilitiesPage() {
  const [read, change] = useAddress();
  const may = useMay();
  const at = read("at") || undefined;
  const responsibilities = useResponsibilities(at);
  return (
    <>
      <PageHead title="Responsibilities" lead="Which department leads which type of objective, and whether that was a considered choice." />
      <div className="bw-tools"><label className="bw-date"><span>As it was on</span><Input type="date" aria-label="As it was on" value={at ?? ""} onChange={(value) => change({ at: value })} /></label>{at ? <Button variant="link" isInline onClick={() => change({ at: null })}>Back to today</Button> : null}</div>
      {may.coordinator && read("decide") === "yes" ? <Assign /> : null}
      <Shown asked={responsibilities} what="responsibilities">{(all) => <><Table all={all} /><Over all={all} /></>}</Shown>
      <Considered />
      {may.coordinator && read("decide") !== "yes" ? <Assign /> : null}
    </>
  );
}

function current(one: Responsibility, now: string): boolean {
  return (!one.from || one.from <= now) && (!one.until || one.until >= now);
}

/** Decided responsibilities of a type on one scale of time, when there is more than one. */
function Over({ all }: { all: Responsibility[] }) {
  const names = useNames();
  const dated = all.filter((one) => one.from);
  const types = [...new Set(dated.map((one) => one.objectiveType))].filter((type) => all.filter((one) => one.objectiveType === type).length > 1);
  const first = dated.map((one) => one.from as string).sort()[0];
  if (types.length === 0 || !first) return null;
  const span = { start: first, end: [today(), ...dated.flatMap((one) => [one.until ?? "", one.reviewBy ?? ""])].sort().at(-1) as string };
  return (
    <Section title="Over time">
      {types.map((type) => (
        <div key={type} className="bw-card">
          <h3>{names.type(type)}</h3>
          <Timeline span={span} items={dated.filter((one) => one.objectiveType === type).map((one, index) => ({ id: one.id ?? String(index), title: names.department(one.department), start: one.from as string, end: one.until ?? span.end, endless: !one.until }))} />
        </div>
      ))}
    </Section>
  );
}

function Table({ all }: { all: Responsibility[] }) {
  const may = useMay();
  const names = useNames();
  const [read] = useAddress();
  const now = today();
  const order = (one: Responsibility) => (one.objectiveType === read("type") ? 0 : 1);
  // a default has no days: it is not in force while a decision about the whole type is
  const decided = (type: string) => all.some((one) => one.objectiveType === type && one.origin === "decided" && (one.channels ?? []).length === 0 && current(one, now));
  const list = all.filter((one) => one.origin === "decided" || read("at") || !decided(one.objectiveType)).sort((a, b) => order(a) - order(b) || a.objectiveType.localeCompare(b.objectiveType) || (b.from ?? "").localeCompare(a.from ?? ""));
  if (list.length === 0) return <Nothing title="Nobody leads anything on that day" icon="scale" />;
  return (
    <div className="bw-sides">
      {list.map((one, index) => (
        <article key={one.id ?? index} className="bw-card bw-side">
          <div className="bw-inline">
            <h3>{names.type(one.objectiveType)}</h3>
            <Badge tone="fair" icon="flag">{names.department(one.department)} leads</Badge>
            {one.origin === "decided" ? <Badge tone="good" icon="check">Decided</Badge> : <Badge icon="none">Only by default</Badge>}
            {one.reviewBy && one.reviewBy < now && current(one, now) ? <Badge tone="warn" icon="clock">Review overdue</Badge> : null}
            {one.until && one.until < now ? <Badge icon="clock">Ended</Badge> : one.from && one.from > now ? <Badge tone="wait" icon="hour">Begins later</Badge> : null}
            {one.channels && one.channels.length > 0 ? <Badge>only {one.channels.join(", ")}</Badge> : null}
          </div>
          <p className="bw-soft">
            {one.from ? `from ${day(one.from)}` : "from the beginning"}{one.until ? ` until ${day(one.until)}` : ""}
            {one.contributors && one.contributors.length > 0 ? ` · contributing: ${one.contributors.map(names.department).join(", ")}` : ""}
            {one.reviewBy ? ` · to be looked at again by ${day(one.reviewBy)}` : ""}{one.decidedBy ? ` · decided by ${one.decidedBy}` : ""}
          </p>
          {one.rationale ? <p>{one.rationale}</p> : one.origin === "by-default" ? <p className="bw-soft">It is the natural owner of this type; nobody has decided it.</p> : null}
          {one.alternatives && one.alternatives.length > 0 ? (
            <details><summary>{one.alternatives.length} alternative{one.alternatives.length === 1 ? "" : "s"} considered</summary>
              <ul className="bw-evidence">{one.alternatives.map((alternative, place) => <li key={place}><strong>{names.department(alternative.department)}</strong>: {alternative.whyNot}</li>)}</ul>
            </details>
          ) : null}
          {may.coordinator && one.id && one.from && one.from >= now ? <Withdraw id={one.id} /> : null}
        </article>
      ))}
    </div>
  );
}

/** What has not been in force for a day yet can be taken back; what it ended lasts on. */
function Withdraw({ id }: { id: string }) {
  const client = useQueryClient();
  const tell = useTell();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const withdraw = useMutation({
    mutationFn: async () => write("POST", `/responsibilities/${id}/withdraw`, { reason: reason.trim() }, { ifMatch: (await getVersioned(`/responsibilities/${id}`)).etag }),
    onSuccess: async () => {
      await client.invalidateQueries();
      tell("The decision is withdrawn; what it had ended lasts on. The journal keeps it, and why.");
    },
  });
  if (!open) return <div><button type="button" className="bw-linkish" onClick={() => setOpen(true)}>Withdraw…</button></div>;
  return (
    <OpenedForm className="bw-form" onSubmit={(event) => { event.preventDefault(); withdraw.mutate(); }}>
      <Field label="Why is it withdrawn?" why="It has not been in force for a day: what it ended lasts on as if it had not been decided." error={wrong(withdraw.error, "/reason")}>{(ids) => <Input {...ids} value={reason} onChange={setReason} />}</Field>
      {withdraw.error ? <Trouble error={withdraw.error} /> : null}
      <div className="bw-actions"><Button type="submit" variant="danger" isDisabled={!reason.trim() || withdraw.isPending} isLoading={withdraw.isPending}>Withdraw it</Button><Button variant="link" onClick={() => setOpen(false)}>Keep it</Button></div>
    </OpenedForm>
  );
}

function Considered() {
  const may = useMay();
  const considered = useConsidered();
  const names = useNames();
  return (
    <Section title="Considered choices">
      <Shown asked={considered} what="the considered-choice report" rows={1}>
        {(data) => {
          const items = consideredItems(data);
          if (items.length === 0) return <Nothing title="Every responsibility was a considered choice" icon="check" />;
          return (
            <div className="bw-scroll" tabIndex={0} role="region" aria-label="Responsibilities that nobody considered">
              <table className="bw-table">
                <thead><tr><th scope="col">Type of objective</th><th scope="col">Leads</th><th scope="col">What is missing</th><th scope="col" className="bw-num">Activity under it</th></tr></thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.objectiveType}>
                      <td>{names.type(one.objectiveType)}{may.coordinator ? <span className="bw-block"><Link to={`/responsibilities?decide=yes&type=${one.objectiveType}`}>Decide…</Link></span> : null}</td>
                      <td>{names.department(one.department)}</td>
                      <td>{one.sentence ? names.said(one.sentence) : capital(one.findings.map(findingInWords).join("; "))}</td>
                      <td className="bw-num">{[one.objectives !== null ? `${one.objectives} objective${one.objectives === 1 ? "" : "s"}` : null, one.kpis !== null ? `${one.kpis} KPIs` : null, one.share !== null ? percent(one.share) : null].filter(Boolean).join(" · ") || "–"}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Shown>
    </Section>
  );
}

function Assign() {
  const [read, change] = useAddress();
  const open = read("decide") === "yes";
  return (
    <Section title="Decide a responsibility" id="decide" aside={!open ? <Button onClick={() => change({ decide: "yes" })}>Decide…</Button> : null}>
      {open ? <ResponsibilityForm key={read("type")} type={read("type")} close={() => change({ decide: null })} /> : <p className="bw-soft">A decision ends the responsibility in force the day before it begins, and keeps why.</p>}
    </Section>
  );
}
