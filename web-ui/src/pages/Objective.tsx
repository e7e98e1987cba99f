import { Button, TextArea } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { write } from "../api/client";
import { useComments, useObjective, useObjectiveVersions, useResponsibilities } from "../api/queries";
import type { Attachment, Objective } from "../api/types";
import { Area, Field, OpenedForm, wrong } from "../components/Form";
import { Icon } from "../components/Icon";
import { Initiatives } from "../components/Initiatives";
import { ObjectiveForm } from "../components/ObjectiveForm";
import { KpiRow } from "../components/KpiRow";
import { Links, stated } from "../components/Links";
import { useTell } from "../components/Notice";
import { PageHead, Section } from "../components/Page";
import { Nothing, Shown, Trouble } from "../components/States";
import { Badge, Status } from "../components/Status";
import { Sure } from "../components/Sure";
import { day, moment, percent, period, words } from "../lib/format";
import { useMay, useNames, useZone, who } from "../lib/names";
import { inForce, today } from "../lib/responsibility";

/** One objective: how it stands, its KPIs, its initiatives over time, what was said about it. */
export default function ObjectivePage() {
  const { id } = useParams();
  const objective = useObjective(id);
  return <Shown asked={objective} what="the objective">{({ body, etag }) => <Content objective={body} etag={etag} />}</Shown>;
}

function Content({ objective, etag }: { objective: Objective; etag: string | null }) {
  const names = useNames();
  const may = useMay();
  const mine = may.owns(objective.department);
  const standing = objective.standing;
  const kpis = objective.kpis ?? [];
  const [editing, setEditing] = useState(false);
  return (
    <>
      <PageHead
        title={objective.title}
        crumbs={[{ to: "/overview", text: "Overview" }, { to: `/departments/${objective.department}`, text: names.department(objective.department) }]}
        beside={
          <>
            {objective.status !== "active" ? <Badge>{words(objective.status)}</Badge> : null}
            {standing && objective.status !== "draft" ? <Status of={standing.worst ?? standing.status} /> : null}
            {objective.outsideResponsibility ? <Badge tone="warn" icon="flag">Outside responsibility</Badge> : null}
          </>
        }
        lead={<>
          {names.type(objective.type)} · {period(objective.period.start, objective.period.end)}
          {standing?.coverage && standing.coverage.of > 0 && objective.status !== "draft" ? ` · ${percent(standing.progress)} of the way · ${standing.coverage.kpis} of ${standing.coverage.of} KPIs judged, ${percent(standing.coverage.weight)} of weight` : ""}
          {objective.contributesTo ? <span className="bw-block">By a decision it contributes to <Lead id={objective.contributesTo} />, where its KPIs count, too.</span> : null}
          {objective.description ? <span className="bw-block">{objective.description}</span> : null}
          {objective.deputy ? <span className="bw-block">Deputy: {objective.deputy}</span> : null}
          <Attachments links={objective.links} />
        </>}
        actions={mine ? <Acts objective={objective} etag={etag} edit={() => setEditing(true)} /> : null}
      />
      {editing ? <ObjectiveForm objective={objective} etag={etag} close={() => setEditing(false)} /> : null}
      {objective.status === "closed" ? <Closed objective={objective} /> : null}
      {objective.status === "awaiting-consent" ? <Consent objective={objective} etag={etag} /> : null}
      {objective.status === "draft" && objective.consent && !objective.consent.granted ? <p className="bw-card">Consent was refused{objective.consent.by ? ` by ${who(objective.consent.by)}` : ""}: {objective.consent.reason}</p> : null}
      <Section title="KPIs" aside={mine && objective.status !== "closed" ? <Link to={`/objectives/${objective.id}/new-kpi`}>New KPI</Link> : null}>
        {kpis.length > 0 ? (
          <ul className="bw-kpis bw-card">{kpis.map((kpi) => <KpiRow key={kpi.id} kpi={kpi} live={objective.status !== "draft"} />)}</ul>
        ) : (
          <Nothing title="No KPI yet">{mine ? <Link to={`/objectives/${objective.id}/new-kpi`}>State how you will know that it is met</Link> : "Nothing says yet whether it is being met."}</Nothing>
        )}
      </Section>
      <Initiatives objective={objective} mine={mine} />
      <Periods objective={objective} />
      <Comments id={objective.id} may={mine} />
    </>
  );
}

function Lead({ id }: { id: string }) {
  const lead = useObjective(id);
  return <Link to={`/objectives/${id}`}>{lead.data ? `“${lead.data.body.title}”` : "another objective"}</Link>;
}

function Acts({ objective, etag, edit }: { objective: Objective; etag: string | null; edit: () => void }) {
  const client = useQueryClient();
  const go = useNavigate();
  const act = useMutation({
    mutationFn: (verb: string) => write("POST", `/objectives/${objective.id}/${verb}`, undefined, { ifMatch: etag }),
    // the button goes away with what it did
    onSuccess: () => document.getElementById("main")?.focus({ preventScroll: true }),
    onSettled: () => client.invalidateQueries(),
  });
  const remove = useMutation({
    mutationFn: () => write("DELETE", `/objectives/${objective.id}`, undefined, { ifMatch: etag }),
    onSuccess: async () => {
      await go(`/departments/${objective.department}`);
      client.removeQueries({ queryKey: ["objective", objective.id] });
      await client.invalidateQueries();
    },
  });
  return (
    <>
      {objective.status === "draft" ? <Sure label="Delete…" question="Delete this draft for good?" yes="Delete" busy={remove.isPending} act={() => remove.mutate()} /> : null}
      {remove.error ? <Trouble error={remove.error} /> : null}
      {objective.status === "draft" ? <Button isLoading={act.isPending} isDisabled={act.isPending} onClick={() => act.mutate("activate")}>Publish</Button> : null}
      {objective.status !== "closed" ? <Button variant="secondary" onClick={edit}>Edit</Button> : null}
      {objective.status === "closed" ? <Button variant="secondary" isDisabled={act.isPending} onClick={() => act.mutate("reopen")}>Reopen</Button> : null}
      {objective.status === "active" ? <Close objective={objective} etag={etag} /> : null}
      {objective.status !== "closed" ? <Link className="bw-button" to={`/objectives/${objective.id}/new-kpi`}><Icon name="plus" />New KPI</Link> : null}
      {act.error ? <Trouble error={act.error} /> : null}
    </>
  );
}

function Close({ objective, etag }: { objective: Objective; etag: string | null }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState("");
  const [retrospective, setRetrospective] = useState("");
  const close = useMutation({
    mutationFn: () => write("POST", `/objectives/${objective.id}/close`, { outcome, retrospective }, { ifMatch: etag }),
    onSuccess: () => {
      setOpen(false);
      return client.invalidateQueries();
    },
  });
  if (!open) return <Button variant="secondary" onClick={() => setOpen(true)}>Close…</Button>;
  return (
    <OpenedForm className="bw-card bw-form bw-inline-form" onSubmit={(event) => { event.preventDefault(); close.mutate(); }}>
      <label className="bw-field"><span>What came of it</span><TextArea aria-label="What came of it" value={outcome} onChange={(_, value) => setOutcome(value)} rows={2} /></label>
      <label className="bw-field"><span>What we learned</span><TextArea aria-label="What we learned" value={retrospective} onChange={(_, value) => setRetrospective(value)} rows={2} /></label>
      {close.error ? <Trouble error={close.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={close.isPending || !outcome.trim()}>Close the objective</Button><Button variant="link" onClick={() => setOpen(false)}>Cancel</Button></div>
    </OpenedForm>
  );
}

/** How it ended, as it was said when it was closed. */
function Closed({ objective }: { objective: Objective }) {
  const zone = useZone();
  return (
    <Section title="How it ended">
      <dl className="bw-card bw-pairs">
        {objective.closedAt ? <div><dt>Closed</dt><dd>{moment(objective.closedAt, zone)}</dd></div> : null}
        <div><dt>What came of it</dt><dd>{objective.outcome || "–"}</dd></div>
        <div><dt>What was learned</dt><dd>{objective.retrospective || "–"}</dd></div>
      </dl>
    </Section>
  );
}

function Consent({ objective, etag }: { objective: Objective; etag: string | null }) {
  const client = useQueryClient();
  const may = useMay();
  const names = useNames();
  const tell = useTell();
  const leader = inForce(useResponsibilities().data ?? [], objective.type, today())?.department;
  const [reason, setReason] = useState("");
  const go = useNavigate();
  const consent = useMutation({
    mutationFn: (granted: boolean) => write("POST", `/objectives/${objective.id}/consent`, { granted, reason }, { ifMatch: etag }),
    onSuccess: async (_, granted) => {
      // what was refused is a draft again, which the one that refused does not see
      if (!granted && !may.coordinator && !may.owns(objective.department)) await go(`/departments/${leader}`);
      await client.invalidateQueries();
      tell(granted ? `Consent is given: “${objective.title}” is published.` : `Consent is refused: “${objective.title}” is a draft of its department again.`);
    },
  });
  return (
    <Section title="Waits for consent">
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); consent.mutate(true); }}>
        <p>{leader ? names.department(leader) : "Another department"} leads this type of objective. Its owner, or the coordinator, grants or refuses consent with a reason; once it is granted, the objective is published.</p>
        {may.coordinator || may.owns(leader) ? (
          <>
            <Field label="Reason" why="Shown to the department that asks." error={wrong(consent.error, "/reason")}>{(ids) => <Area {...ids} value={reason} onChange={setReason} rows={2} />}</Field>
            {consent.error ? <Trouble error={consent.error} /> : null}
            <div className="bw-actions">
              <Button type="submit" isDisabled={!reason.trim() || consent.isPending}>Grant</Button>
              <Button variant="secondary" isDisabled={!reason.trim() || consent.isPending} onClick={() => consent.mutate(false)}>Refuse</Button>
            </div>
          </>
        ) : null}
      </form>
    </Section>
  );
}

/** Where attachments lie; the page behind a link learns nothing of where it was clicked. */
function Attachments({ links }: { links?: Attachment[] | null }) {
  const safe = (links ?? []).filter((one) => /^https?:\/\//i.test(one.url));
  return safe.length === 0 ? null : <span className="bw-block">{safe.map((one, index) => <span key={one.url}>{index > 0 ? " · " : ""}<a href={one.url} target="_blank" rel="noopener noreferrer">{one.title ?? one.url}</a></span>)}</span>;
}

/** The periods that it was given, where it was given more than one. */
function Periods({ objective }: { objective: Objective }) {
  const versions = useObjectiveVersions(objective.id).data ?? [];
  const zone = useZone();
  if (versions.length < 2) return null;
  return (
    <Section title="Changes of the period">
      <div className="bw-scroll" tabIndex={0} role="region" aria-label="Changes of the period">
        <table className="bw-table">
          <thead><tr><th scope="col">Period</th><th scope="col">In force</th><th scope="col">Why</th><th scope="col">By whom</th></tr></thead>
          <tbody>{[...versions].reverse().map((one) => <tr key={one.version}><td>{period(one.period.start, one.period.end)}</td><td>{one.effectiveFrom ? `from ${day(one.effectiveFrom)}` : "from the beginning"}</td><td>{one.reason ?? "–"}</td><td>{one.savedBy ? `${who(one.savedBy)}, ` : ""}{moment(one.savedAt, zone)}</td></tr>)}</tbody>
        </table>
      </div>
    </Section>
  );
}

function Comments({ id, may }: { id: string; may: boolean }) {
  const comments = useComments(id);
  const client = useQueryClient();
  const zone = useZone();
  const [text, setText] = useState("");
  const [links, setLinks] = useState<Attachment[]>([]);
  const say = useMutation({
    mutationFn: () => write("POST", `/objectives/${id}/comments`, { text, ...(stated(links).length > 0 ? { links: stated(links) } : {}) }),
    onSuccess: () => {
      setText("");
      setLinks([]);
      return client.invalidateQueries({ queryKey: ["comments", id] });
    },
  });
  return (
    <Section title="Check-ins and comments">
      <div className="bw-card">
        {comments.error ? <Trouble error={comments.error} retry={() => void comments.refetch()} /> : null}
        <ul className="bw-comments">
          {(comments.data ?? []).map((one, index) => (
            <li key={one.id ?? index}><p>{one.text}</p><Attachments links={one.links} /><p className="bw-soft">{who(one.by)} · {moment(one.at, zone)}</p></li>
          ))}
        </ul>
        {comments.data?.length === 0 ? <p className="bw-soft">Nobody has said anything yet.</p> : null}
        {may ? (
          <form className="bw-form" onSubmit={(event) => { event.preventDefault(); say.mutate(); }}>
            <TextArea aria-label="Comment" placeholder="What happened, what stands in the way?" value={text} onChange={(_, value) => setText(value)} rows={2} />
            {text.trim() || links.length > 0 ? <Links links={links} change={setLinks} error={say.error} /> : null}
            {say.error ? <Trouble error={say.error} /> : null}
            <div className="bw-actions"><Button type="submit" variant="secondary" isDisabled={!text.trim() || say.isPending}>Comment</Button></div>
          </form>
        ) : null}
      </div>
    </Section>
  );
}
