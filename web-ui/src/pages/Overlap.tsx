import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { notServed, write } from "../api/client";
import { useDecisions, useKpi, useObjective, useOverlap } from "../api/queries";
import type { Initiative, Objective, Overlap, OverlapParty } from "../api/types";
import { Decide } from "../components/Decide";
import { DecisionCard } from "../components/DecisionCard";
import { Area } from "../components/Form";
import { KpiBar } from "../components/KpiBar";
import { PageHead, Section } from "../components/Page";
import { Loading, Shown, Trouble } from "../components/States";
import { Badge, Status } from "../components/Status";
import { figure, moment, period, words } from "../lib/format";
import { useMay, useNames, useZone, who } from "../lib/names";
import { severityTone, stateTone } from "../lib/overlaps";
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
  const asked = useDecisions(overlap.id);
  const listed = asked.data ?? overlap.decisions ?? [];
  const decisions = listed.filter((one) => one.overlap === overlap.id).sort((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
  const party = departments.some((key) => may.owns(key));
  const waiting = ["open", "under-review", "accepted"].includes(overlap.status) && !decisions.some((one) => one.state === "pending");
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
        lead={<>First seen {moment(overlap.firstSeen, zone)}, last confirmed {moment(overlap.lastConfirmed, zone)}.{overlap.changed ? <span className="bw-block"><strong>What changed:</strong> {names.said(String(overlap.changed))}</span> : null}</>}
      />
      <Section title="Side by side"><div className="bw-sides">{overlap.parties.map((one, index) => <Side key={index} party={one} overlap={overlap} />)}</div></Section>
      <Section title="Evidence">
        <ul className="bw-card bw-evidence">{overlap.evidence.map((one, index) => <li key={index}>{names.said(one.sentence)}</li>)}</ul>
      </Section>
      {decisions.length > 0 ? <Section title="Decisions"><div className="bw-cards">{decisions.map((one, index) => <DecisionCard key={one.id ?? index} decision={one} />)}</div></Section> : null}
      <Comments overlap={overlap} may={party || may.coordinator} />
      {may.coordinator && waiting && notServed(asked.error) ? <Section title="Decide"><p className="bw-soft">The services of this installation do not take decisions on overlaps yet.</p></Section> : null}
      {may.coordinator && waiting && !notServed(asked.error) ? <Decide overlap={overlap} etag={etag} /> : null}
    </>
  );
}

/** The one that leads an objective's type takes part with nothing but that. */
function Leads({ evidence }: { evidence: Record<string, unknown> | undefined }) {
  const names = useNames();
  const type = String(evidence?.objectiveType ?? "");
  if (!type) return null;
  return <p>Leads objectives of the type <Link to={`/responsibilities?type=${type}`}>{names.type(type)}</Link>, {evidence?.origin === "decided" ? "by decision" : "by default, as its natural owner"}.</p>;
}

function Side({ party, overlap }: { party: OverlapParty; overlap: Overlap }) {
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
      {!party.objective && !party.kpi && !party.initiative ? <Leads evidence={overlap.evidence.find((one) => one.rule === "responsibility")} /> : null}
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
