import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { write } from "../api/client";
import { useDecisions, useKpi, useObjective, useOverlap } from "../api/queries";
import type { Decision, Effect, Initiative, Objective, Overlap, OverlapParty } from "../api/types";
import { Area, Field, Input, Select, wrong } from "../components/Form";
import { KpiBar } from "../components/KpiBar";
import { PageHead, Section } from "../components/Page";
import { Loading, Shown, Trouble } from "../components/States";
import { Badge, Status } from "../components/Status";
import { figure, moment, period, words } from "../lib/format";
import { useMay, useNames, useZone, who } from "../lib/names";
import { effectsFor, severityTone, stateTone } from "../lib/overlaps";
import { targetInWords } from "../lib/target";

/** One overlap: the parties side by side, the evidence, what was said, and the decision with its effect. */
export default function OverlapPage() {
  const { id } = useParams();
  const overlap = useOverlap(id);
  return <Shown asked={overlap} what="the overlap">{({ body, etag }) => <Content overlap={body} etag={etag} />}</Shown>;
}

function Content({ overlap, etag }: { overlap: Overlap; etag: string | null }) {
  const names = useNames();
  const may = useMay();
  const zone = useZone();
  const departments = [...new Set(overlap.parties.map((party) => party.department))];
  const decisions = (useDecisions().data ?? []).filter((one) => one.overlap === overlap.id);
  const party = departments.some((key) => may.owns(key));
  const waiting = overlap.status === "open" || overlap.status === "under-review";
  return (
    <>
      <PageHead
        title={departments.map(names.department).join(" and ")}
        crumbs={[{ to: "/overlaps", text: "Overlaps" }]}
        beside={<>
          <Badge icon="overlap">{words(overlap.kind)}</Badge>
          <Badge tone={severityTone(overlap.severity)} icon="warn">{words(String(overlap.severity))} severity</Badge>
          {overlap.contradictory ? <Badge tone="bad" icon="cross">Contradictory</Badge> : null}
          <Badge tone={stateTone(overlap.status)}>{words(overlap.status)}</Badge>
        </>}
        lead={<>First seen {moment(overlap.firstSeen, zone)}, last confirmed {moment(overlap.lastConfirmed, zone)}.{overlap.changed ? ` ${String(overlap.changed)}` : ""}</>}
      />
      <Section title="Side by side"><div className="bw-sides">{overlap.parties.map((one, index) => <Side key={index} party={one} />)}</div></Section>
      <Section title="Evidence">
        <ul className="bw-card bw-evidence">{overlap.evidence.map((one, index) => <li key={index}>{names.said(one.sentence)}</li>)}</ul>
      </Section>
      {decisions.length > 0 ? <Decisions list={decisions} may={may.coordinator} overlap={overlap} etag={etag} /> : null}
      <Comments overlap={overlap} may={party || may.coordinator} />
      {may.coordinator && waiting ? <Decide overlap={overlap} etag={etag} /> : null}
    </>
  );
}

function Side({ party }: { party: OverlapParty }) {
  const names = useNames();
  const kpi = useKpi(party.kpi ?? undefined);
  const objective = useObjective(party.objective ?? undefined);
  const initiative = objective.data?.body.initiatives?.find((one) => one.id === party.initiative);
  const pending = (party.kpi && kpi.isPending) || (party.objective && objective.isPending);
  return (
    <article className="bw-card bw-side">
      <div className="bw-inline"><Badge tone="fair">{names.department(party.department)}</Badge></div>
      {pending ? <Loading what="the party" rows={1} /> : null}
      {kpi.error ? <Trouble error={kpi.error} /> : null}
      {kpi.data ? (
        <>
          <h3><Link to={`/kpis/${kpi.data.body.id}`}>{kpi.data.body.name}</Link></h3>
          {kpi.data.body.measure ? <code>{kpi.data.body.measure}</code> : null}
          <p>{targetInWords(kpi.data.body.target, kpi.data.body.unit)}</p>
          <p className="bw-big bw-figure">{figure(kpi.data.body.standing?.value, kpi.data.body.unit, kpi.data.body.standing?.per)}</p>
          <KpiBar standing={kpi.data.body.standing} label={kpi.data.body.name} />
          {kpi.data.body.standing ? <div><Status of={kpi.data.body.standing.status} small /></div> : null}
        </>
      ) : null}
      {initiative ? <InitiativeFacts initiative={initiative} objective={objective.data?.body} /> : null}
      {objective.data ? <p className="bw-soft">Objective: <Link to={`/objectives/${objective.data.body.id}`}>{objective.data.body.title}</Link> · {period(objective.data.body.period.start, objective.data.body.period.end)}</p> : null}
    </article>
  );
}

function InitiativeFacts({ initiative, objective }: { initiative: Initiative; objective: Objective | undefined }) {
  const list = (values: string[] | null | undefined, all: string) => (values && values.length > 0 ? values.join(", ") : all);
  return (
    <>
      <h3>{initiative.title}</h3>
      <dl className="bw-pairs">
        <div><dt>Channels</dt><dd>{list(initiative.channels, "any")}</dd></div>
        <div><dt>Audiences</dt><dd>{list(initiative.audiences, "any")}</dd></div>
        <div><dt>Campaigns</dt><dd>{list(initiative.campaigns, "any")}</dd></div>
        <div><dt>Period</dt><dd>{period(initiative.period?.start ?? objective?.period.start, initiative.period?.end ?? objective?.period.end)}</dd></div>
      </dl>
    </>
  );
}

function Comments({ overlap, may }: { overlap: Overlap; may: boolean }) {
  const client = useQueryClient();
  const zone = useZone();
  const [text, setText] = useState("");
  const say = useMutation({
    mutationFn: () => write("POST", `/overlaps/${overlap.id}/comments`, { text }),
    onSuccess: () => {
      setText("");
      return client.invalidateQueries({ queryKey: ["overlap", overlap.id] });
    },
  });
  const comments = overlap.comments ?? [];
  if (comments.length === 0 && !may) return null;
  return (
    <Section title="What the parties say">
      <div className="bw-card">
        <ul className="bw-comments">{comments.map((one, index) => <li key={index}><p>{one.text}</p><p className="bw-soft">{who(one.by)} · {moment(one.at, zone)}</p></li>)}</ul>
        {comments.length === 0 ? <p className="bw-soft">Nobody has commented yet.</p> : null}
        {may ? (
          <form className="bw-form" onSubmit={(event) => { event.preventDefault(); say.mutate(); }}>
            <Area aria-label="Comment" placeholder="What should the coordinator know?" value={text} onChange={setText} rows={2} />
            {say.error ? <Trouble error={say.error} /> : null}
            <div className="bw-actions"><Button type="submit" variant="secondary" isDisabled={!text.trim() || say.isPending}>Comment</Button></div>
          </form>
        ) : null}
      </div>
    </Section>
  );
}

function subjectName(subject: unknown): string {
  if (typeof subject === "string") return subject;
  if (subject && typeof subject === "object") {
    const { kind, id, name, title } = subject as Record<string, unknown>;
    return [kind, name ?? title ?? id].filter(Boolean).join(" ");
  }
  return "";
}

function Effects({ effects }: { effects: Effect[] }) {
  return (
    <ul className="bw-evidence">
      {effects.map((one, index) => (
        <li key={index}>
          <strong>{one.sentence}</strong>
          <details><summary className="bw-soft">Before and after{subjectName(one.subject) ? ` of ${subjectName(one.subject)}` : ""}</summary>
            <div className="bw-changes"><div><p className="bw-soft">Before</p><pre className="bw-json">{JSON.stringify(one.before, null, 2)}</pre></div><div><p className="bw-soft">After</p><pre className="bw-json">{JSON.stringify(one.after, null, 2)}</pre></div></div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Decisions({ list, may, overlap, etag }: { list: Decision[]; may: boolean; overlap: Overlap; etag: string | null }) {
  const zone = useZone();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const [which, setWhich] = useState<string | null>(null);
  const revert = useMutation({
    mutationFn: (decision: string) => write("POST", `/overlaps/${overlap.id}/decisions`, { effect: "revert", decision, reason }, { ifMatch: etag }),
    onSuccess: () => {
      setWhich(null);
      return client.invalidateQueries();
    },
  });
  return (
    <Section title="Decisions">
      <ul className="bw-cards">
        {list.map((one, index) => (
          <li key={one.id ?? index} className="bw-card bw-form">
            <div className="bw-inline"><strong>{words(one.effect)}</strong>{one.state ? <Badge tone={one.state === "applied" ? "good" : one.state === "failed" ? "bad" : "wait"} icon={one.state === "applied" ? "check" : one.state === "failed" ? "cross" : "hour"}>{words(one.state)}</Badge> : null}</div>
            <p>“{one.reason}”</p>
            {one.failure ? <p className="bw-wrong">{typeof one.failure === "string" ? one.failure : (one.failure.sentence ?? one.failure.detail)}</p> : null}
            <p className="bw-soft">{who(one.by)} · {moment(one.at, zone)}</p>
            {one.effects && one.effects.length > 0 ? <Effects effects={one.effects} /> : null}
            {may && one.id && one.state === "applied" && one.effect !== "revert" ? (
              which === one.id ? (
                <form className="bw-form" onSubmit={(event) => { event.preventDefault(); revert.mutate(one.id as string); }}>
                  <Field label="Why is it undone?" error={wrong(revert.error, "/reason")}>{(ids) => <Input {...ids} value={reason} onChange={setReason} />}</Field>
                  {revert.error ? <Trouble error={revert.error} /> : null}
                  <div className="bw-actions"><Button type="submit" variant="secondary" isDisabled={!reason.trim() || revert.isPending}>Undo it as a new decision</Button><Button variant="link" onClick={() => setWhich(null)}>Cancel</Button></div>
                </form>
              ) : <div><Button variant="link" isInline onClick={() => setWhich(one.id ?? null)}>Undo…</Button></div>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decide({ overlap, etag }: { overlap: Overlap; etag: string | null }) {
  const names = useNames();
  const client = useQueryClient();
  const kinds = effectsFor(overlap);
  const [effect, setEffect] = useState(kinds[0]?.effect ?? "accept");
  const [reason, setReason] = useState("");
  const [choice, setChoice] = useState("");
  const [to, setTo] = useState("");
  const [day, setDay] = useState("");
  const [scopes, setScopes] = useState<Record<string, { channels: string; audiences: string }>>({});
  const initiatives = overlap.parties.filter((party) => party.initiative);
  const slugs = (text: string) => text.split(",").map((one) => one.trim().toLowerCase()).filter(Boolean);
  const option = (party: OverlapParty, id: string) => ({ value: id, label: `${names.department(party.department)}${party.name ?? party.title ? `: ${party.name ?? party.title}` : ""}` });
  const objectives = overlap.parties.flatMap((party) => (party.objective ? [option(party, party.objective)] : []));
  const kpis = overlap.parties.flatMap((party) => (party.kpi ? [option(party, party.kpi)] : []));
  const stoppable = initiatives.map((party) => option(party, party.initiative as string));
  const first = (options: { value: string }[]) => choice || options[0]?.value;
  const body = {
    effect, reason,
    ...(effect === "lead-and-contribute" ? { lead: first(objectives) } : {}),
    ...(effect === "share-kpi" ? { shared: first(kpis) } : {}),
    ...(effect === "transfer" ? { objective: first(objectives), to: to || names.departments.find((one) => one.key !== overlap.parties[0]?.department)?.key } : {}),
    ...(effect === "stop" ? { initiative: first(stoppable), on: day } : {}),
    ...(effect === "accept" ? { reviewOn: day } : {}),
    ...(effect === "split-scope" ? { scopes: initiatives.map((party) => {
      const scope = scopes[party.initiative as string];
      return { initiative: party.initiative, ...(slugs(scope?.channels ?? "").length ? { channels: slugs(scope?.channels ?? "") } : {}), ...(slugs(scope?.audiences ?? "").length ? { audiences: slugs(scope?.audiences ?? "") } : {}) };
    }) } : {}),
  };
  const path = `/overlaps/${overlap.id}/decisions`;
  const dry = useMutation({ mutationFn: () => write<Decision>("POST", `${path}?dryRun=true`, body, { ifMatch: etag }) });
  const decide = useMutation({ mutationFn: () => write<Decision>("POST", path, body, { ifMatch: etag }), onSuccess: () => client.invalidateQueries() });
  const pick = (next: string) => {
    setEffect(next);
    setChoice("");
    dry.reset();
    decide.reset();
  };
  const ready = reason.trim() && !((effect === "accept" || effect === "stop") && !day);
  const refused = decide.error ?? dry.error;
  return (
    <Section title="Decide">
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); dry.mutate(); }}>
        <div className="bw-picks">{kinds.map((one) => <button key={one.effect} type="button" className="bw-pick" aria-pressed={effect === one.effect} onClick={() => pick(one.effect)}><strong>{one.label}</strong><span className="bw-soft">{one.means}</span></button>)}</div>
        <div className="bw-row">
          {effect === "lead-and-contribute" ? <Field label="Which objective leads?" error={wrong(refused, "/lead")}>{(ids) => <Select {...ids} value={first(objectives) ?? ""} onChange={setChoice} options={objectives} />}</Field> : null}
          {effect === "share-kpi" ? <Field label="Whose definition is shared?" error={wrong(refused, "/shared")}>{(ids) => <Select {...ids} value={first(kpis) ?? ""} onChange={setChoice} options={kpis} />}</Field> : null}
          {effect === "transfer" ? <Field label="To which department?" error={wrong(refused, "/to")}>{(ids) => <Select {...ids} value={body.to ?? ""} onChange={setTo} options={names.departments.filter((one) => one.key !== overlap.parties[0]?.department).map((one) => ({ value: one.key, label: one.name }))} />}</Field> : null}
          {effect === "stop" ? <Field label="Which initiative?" error={wrong(refused, "/initiative")}>{(ids) => <Select {...ids} value={first(stoppable) ?? ""} onChange={setChoice} options={stoppable} />}</Field> : null}
          {effect === "stop" ? <Field label="Its last day" error={wrong(refused, "/on")}>{(ids) => <Input {...ids} type="date" value={day} onChange={setDay} />}</Field> : null}
          {effect === "accept" ? <Field label="Looked at again on" error={wrong(refused, "/reviewOn")}>{(ids) => <Input {...ids} type="date" value={day} onChange={setDay} />}</Field> : null}
        </div>
        {effect === "split-scope" ? initiatives.map((party) => {
          const id = party.initiative as string;
          const scope = scopes[id] ?? { channels: "", audiences: "" };
          return (
            <div key={id} className="bw-row">
              <Field label={`Channels of ${names.department(party.department)}`} why="Separated by commas; empty leaves them as they are.">{(ids) => <Input {...ids} value={scope.channels} onChange={(value) => setScopes({ ...scopes, [id]: { ...scope, channels: value } })} />}</Field>
              <Field label={`Audiences of ${names.department(party.department)}`} why="Separated by commas; empty leaves them as they are.">{(ids) => <Input {...ids} value={scope.audiences} onChange={(value) => setScopes({ ...scopes, [id]: { ...scope, audiences: value } })} />}</Field>
            </div>
          );
        }) : null}
        <Field label="Why?" why="The reason is kept with the decision and shown to both departments." error={wrong(refused, "/reason")}>{(ids) => <Area {...ids} value={reason} onChange={setReason} rows={3} />}</Field>
        {refused ? <Trouble error={refused} /> : null}
        {dry.data ? (
          <div>
            <h3>This is what would happen</h3>
            {(dry.data.effects ?? []).length > 0 ? <Effects effects={dry.data.effects ?? []} /> : <p className="bw-soft">Nothing changes in the objectives; the decision is recorded.</p>}
          </div>
        ) : null}
        <div className="bw-actions">
          <Button type="submit" variant="secondary" isDisabled={!ready || dry.isPending} isLoading={dry.isPending}>See the effect</Button>
          <Button isDisabled={!ready || !dry.data || decide.isPending} isLoading={decide.isPending} onClick={() => decide.mutate()}>Decide</Button>
          {!dry.data ? <span className="bw-soft">See the effect first; then it can be decided.</span> : null}
        </div>
      </form>
    </Section>
  );
}
