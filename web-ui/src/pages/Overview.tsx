import { Link } from "react-router";
import { useOverview } from "../api/queries";
import type { Overview, OverviewCell, OverviewChange, Roll } from "../api/types";
import { Icon } from "../components/Icon";
import { PageHead, Section } from "../components/Page";
import { Nothing, Shown } from "../components/States";
import { Badge, Status } from "../components/Status";
import { eventInWords, entryLink } from "../lib/events";
import { ago, percent, words } from "../lib/format";
import { doneBy, useMay, useNames } from "../lib/names";

/** The organisation on one page. */
export default function OverviewPage() {
  const overview = useOverview();
  return (
    <>
      <PageHead title="Overview" lead="Who pursues what, how it stands, and what needs a decision." />
      <Shown asked={overview} what="the overview">
        {(page) => (
          <>
            {page.notes.map((note) => <p key={note.sentence} className="bw-soft" role="status"><Icon name="clock" size={14} /> {note.sentence}</p>)}
            <Totals page={page} />
            <Matrix page={page} />
            <div className="bw-columns">
              <div><NeedsDecision page={page} /><Attention page={page} /></div>
              <WhatChanged changes={page.changes} />
            </div>
          </>
        )}
      </Shown>
    </>
  );
}

function coverage(roll: Roll): string {
  const covered = roll.coverage;
  return covered ? `${covered.kpis} of ${covered.of} KPIs, ${percent(covered.weight)} of weight` : "";
}

function Totals({ page }: { page: Overview }) {
  if (!page.organisation) return null;
  return (
    <div className="bw-tiles bw-tiles-all">
      <div className="bw-tile bw-tile-main">
        <h2>Whole organisation</h2>
        <Status of={page.organisation.worst ?? page.organisation.status} />
        <p className="bw-big">{percent(page.organisation.progress)}</p>
        <p className="bw-soft">of the way · {coverage(page.organisation)}</p>
      </div>
      {page.departments.map((one) => one.standing ? (
        <Link key={one.key} to={`/departments/${one.key}`} className="bw-tile">
          <h3>{one.name}</h3>
          <Status of={one.standing.worst ?? one.standing.status} small />
          <p className="bw-big">{percent(one.standing.progress)}</p>
          <p className="bw-soft">{coverage(one.standing)}</p>
        </Link>
      ) : null)}
    </div>
  );
}

function Matrix({ page }: { page: Overview }) {
  const names = useNames();
  const cells = new Map(page.cells.map((one) => [`${one.department} ${one.objectiveType}`, one]));
  const busy = new Set(page.cells.map((one) => one.department));
  const rows = page.departments.filter((one) => busy.has(one.key) || (one.key !== "organisation" && !one.closed));
  return (
    <Section title="Departments and types of objectives" aside={<span className="bw-soft">A filled flag leads by decision, an empty one by default.</span>}>
      <div className="bw-scroll" tabIndex={0} role="region" aria-label="Departments and types of objectives">
        <table className="bw-matrix">
          <caption className="bw-hidden">For each department and type of objective: who leads, how many objectives, their worst status, overlaps</caption>
          <thead>
            <tr>
              <th scope="col">Department</th>
              {page.types.map((type) => (
                <th scope="col" key={type.key}>
                  <Link to={`/responsibilities?type=${type.key}`}>{type.name}</Link>
                  <span className="bw-soft bw-block">{names.department(type.responsibility.department)} leads</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row"><Link to={`/departments/${row.key}`}>{row.name}</Link></th>
                {page.types.map((type) => <Cell key={type.key} cell={cells.get(`${row.key} ${type.key}`)} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Cell({ cell }: { cell: OverviewCell | undefined }) {
  if (!cell) return <td className="bw-cell-empty"><span aria-label="nothing">·</span></td>;
  const count = cell.objectives.length;
  return (
    <td className={cell.leads ? "bw-cell bw-cell-lead" : "bw-cell"}>
      {cell.leads ? <span className={cell.leads === "decided" ? "bw-flag bw-flag-decided" : "bw-flag"}><Icon name="flag" size={14} />{cell.leads === "decided" ? "Leads, decided" : "Leads by default"}</span> : null}
      {cell.channels.length > 0 ? <span className="bw-flag bw-flag-decided"><Icon name="flag" size={14} />Leads on {cell.channels.join(", ")}</span> : null}
      {cell.contributes ? <span className="bw-flag bw-soft">Contributes</span> : null}
      {count > 0 ? (
        <>
          <Link className="bw-cell-count" to={count === 1 ? `/objectives/${cell.objectives[0]}` : `/objectives?department=${cell.department}&type=${cell.objectiveType}`}>
            {count} objective{count === 1 ? "" : "s"}
          </Link>
          {cell.status ? <Status of={cell.status} small /> : null}
        </>
      ) : <span className="bw-soft">No objective</span>}
      {cell.outsideResponsibility && !cell.contributes ? <Badge tone="warn" icon="flag">Outside responsibility</Badge> : null}
      {cell.overlaps > 0 ? (
        <Link className="bw-overlap" to={`/overlaps?department=${cell.department}`}>
          <Icon name="overlap" size={14} />{cell.overlaps} overlap{cell.overlaps === 1 ? "" : "s"}
        </Link>
      ) : null}
    </td>
  );
}

function NeedsDecision({ page }: { page: Overview }) {
  const names = useNames();
  const may = useMay();
  const { overlaps, consents, counts } = page.needsDecision;
  const overdue = page.reviews.filter((one) => one.overdue);
  const nothing = overlaps.length === 0 && consents.length === 0 && overdue.length === 0;
  const waiting = (counts.open ?? 0) + (counts["under-review"] ?? 0);
  return (
    <Section title="Needs a decision" aside={<Link to="/overlaps">{waiting > 6 ? `All ${waiting} overlaps` : "All overlaps"}</Link>}>
      <ul className="bw-feed">
        {overlaps.slice(0, 6).map((one) => (
          <li key={one.id}>
            <Icon name={one.kind === "outside-responsibility" ? "flag" : "overlap"} />
            <div>
              <Link to={`/overlaps/${one.id}`}>{words(one.kind)}: {[...new Set(one.parties.map((party) => names.department(party.department)))].join(" and ")}</Link>
              <p className="bw-soft bw-clamp">{names.said(one.evidence[0]?.sentence)}</p>
            </div>
          </li>
        ))}
        {consents.map((one) => (
          <li key={one.objective}>
            <Icon name="hour" />
            <div><Link to={`/objectives/${one.objective}`}>{one.title}</Link><p className="bw-soft">{names.department(one.department)} waits for consent; {names.type(one.objectiveType)} is led by {names.department(one.leader)}</p></div>
          </li>
        ))}
        {overdue.map((one) => (
          <li key={`r-${one.responsibility.id}`}>
            <Icon name="scale" />
            <div><Link to={`/responsibilities?type=${one.responsibility.objectiveType}`}>{names.type(one.responsibility.objectiveType)}</Link><p className="bw-soft">{names.said(one.sentence)}</p></div>
          </li>
        ))}
      </ul>
      {nothing ? <Nothing title="Nothing waits for a decision" icon="check">{may.coordinator ? "Overlaps appear here within seconds of being declared." : null}</Nothing> : null}
    </Section>
  );
}

/** What nobody must decide, but somebody should look at. */
function Attention({ page }: { page: Overview }) {
  const names = useNames();
  const soon = page.reviews.filter((one) => !one.overdue);
  if (page.staleKpis.length === 0 && page.staleFeeds.length === 0 && page.unconsidered.length === 0 && soon.length === 0) return null;
  return (
    <Section title="Worth a look">
      <ul className="bw-feed">
        {page.staleKpis.slice(0, 6).map((one) => (
          <li key={one.kpi}><Icon name="clock" /><div><Link to={`/kpis/${one.kpi}`}>“{one.name}” has gone quiet</Link><p className="bw-soft">{names.department(one.department)} · newest measurement {ago(one.newest, Date.now())}</p></div></li>
        ))}
        {page.staleFeeds.slice(0, 6).map((one) => <li key={one.metric}><Icon name="clock" /><div><Link to="/metrics">{one.name}</Link><p className="bw-soft">{one.sentence}</p></div></li>)}
        {soon.map((one) => <li key={`s-${one.responsibility.id}`}><Icon name="scale" /><div><Link to={`/responsibilities?type=${one.responsibility.objectiveType}`}>{names.type(one.responsibility.objectiveType)}</Link><p className="bw-soft">{names.said(one.sentence)}</p></div></li>)}
        {page.unconsidered.length > 0 ? (
          <li><Icon name="scale" /><div><Link to="/responsibilities">{page.unconsidered.length === 1 ? "One type of objective is" : `${page.unconsidered.length} types of objectives are`} led without a considered choice</Link><p className="bw-soft">{page.unconsidered.map((one) => names.type(one.objectiveType)).join(", ")}</p></div></li>
        ) : null}
      </ul>
    </Section>
  );
}

function WhatChanged({ changes }: { changes: OverviewChange[] }) {
  return (
    <Section title="What changed this week" aside={<Link to="/journal">Journal</Link>}>
      <ul className="bw-feed">
        {changes.slice(0, 8).map((change) => <Change key={`${change.service}-${change.position}`} change={change} />)}
      </ul>
      {changes.length === 0 ? <Nothing title="Nothing changed this week" icon="book" /> : null}
    </Section>
  );
}

function Change({ change }: { change: OverviewChange }) {
  const names = useNames();
  const link = entryLink(change);
  const text = eventInWords({ event: change.event, subject: change.subject, after: change.name ? { name: change.name } : null, before: null });
  return (
    <li>
      <Icon name="arrow" />
      <div>
        {link ? <Link to={link}>{text}</Link> : <span>{text}</span>}
        {change.name && change.subject.startsWith("overlaps/") ? <p className="bw-soft bw-clamp">{names.said(change.name)}</p> : null}
        <p className="bw-soft">{doneBy(change.by)} · {ago(change.at, Date.now())}{change.reason ? ` · “${change.reason}”` : ""}</p>
      </div>
    </li>
  );
}
