import { Link } from "react-router";
import { useConsidered, useJournal, useObjectives, useOverlaps, useResponsibilities, useScorecard, useSources } from "../api/queries";
import type { JournalEntry, Overlap, Responsibility, Roll, Scorecard } from "../api/types";
import { Icon } from "../components/Icon";
import { PageHead, Section } from "../components/Page";
import { Nothing, Shown, Trouble } from "../components/States";
import { Badge, Status } from "../components/Status";
import { eventInWords, entryLink } from "../lib/events";
import { ago, percent, words } from "../lib/format";
import { useMay, useNames } from "../lib/names";
import { consideredItems } from "../lib/considered";
import { inForce, today } from "../lib/responsibility";
import { worst } from "../lib/status";

/** The organisation on one page. */
export default function OverviewPage() {
  const scorecard = useScorecard();
  return (
    <>
      <PageHead title="Overview" lead="Who pursues what, how it stands, and what needs a decision." />
      <Shown asked={scorecard} what="the overview">
        {(card) => (
          <>
            <Totals card={card} />
            <Matrix card={card} />
          </>
        )}
      </Shown>
      <div className="bw-columns">
        <div><NeedsDecision />{scorecard.data ? <Attention card={scorecard.data} /> : null}</div>
        <WhatChanged />
      </div>
    </>
  );
}

function coverage(roll: Roll): string {
  const covered = roll.coverage;
  return covered ? `${covered.kpis} of ${covered.of} KPIs, ${percent(covered.weight)} of weight` : "";
}

function Totals({ card }: { card: Scorecard }) {
  const names = useNames();
  return (
    <div className="bw-tiles bw-tiles-all">
      <div className="bw-tile bw-tile-main">
        <h2>Whole organisation</h2>
        <Status of={card.organisation.worst ?? card.organisation.status} />
        <p className="bw-big">{percent(card.organisation.progress)}</p>
        <p className="bw-soft">of the way · {coverage(card.organisation)}</p>
      </div>
      {card.departments.filter((one) => one.objectives.length > 0).map((one) => (
        <Link key={one.department} to={`/departments/${one.department}`} className="bw-tile">
          <h3>{names.department(one.department)}</h3>
          <Status of={one.worst ?? one.status} small />
          <p className="bw-big">{percent(one.progress)}</p>
          <p className="bw-soft">{coverage(one)}</p>
        </Link>
      ))}
    </div>
  );
}

function Matrix({ card }: { card: Scorecard }) {
  const names = useNames();
  const responsibilities = useResponsibilities();
  const overlaps = useOverlaps().data ?? [];
  const live = overlaps.filter((one) => one.status === "open" || one.status === "under-review");
  const busy = new Set(card.departments.filter((one) => one.objectives.length > 0).map((one) => one.department));
  const rows = names.departments.filter((one) => one.key !== "organisation" || busy.has(one.key));
  return (
    <Section title="Departments and types of objectives" aside={<span className="bw-soft">A filled flag leads by decision, an empty one by default.</span>}>
      <div className="bw-scroll" tabIndex={0} role="region" aria-label="Departments and types of objectives">
        <table className="bw-matrix">
          <caption className="bw-hidden">For each department and type of objective: who leads, how many objectives, their worst status, overlaps</caption>
          <thead>
            <tr>
              <th scope="col">Department</th>
              {names.types.map((type) => {
                const lead = inForce(responsibilities.data ?? [], type.key, today());
                return (
                  <th scope="col" key={type.key}>
                    <Link to={`/responsibilities?type=${type.key}`}>{type.name}</Link>
                    <span className="bw-soft bw-block">{lead ? `${names.department(lead.department)} leads` : "nobody leads"}</span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row"><Link to={`/departments/${row.key}`}>{row.name}</Link></th>
                {names.types.map((type) => (
                  <Cell key={type.key} type={type.key} department={row.key} card={card} lead={inForce(responsibilities.data ?? [], type.key, today())} overlaps={live} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Cell({ type, department, card, lead, overlaps }: { type: string; department: string; card: Scorecard; lead: Responsibility | undefined; overlaps: Overlap[] }) {
  const objectives = card.departments.find((one) => one.department === department)?.objectives.filter((one) => one.type === type) ?? [];
  const leading = lead?.department === department;
  const contributes = lead?.contributors?.includes(department);
  const ids = new Set(objectives.map((one) => one.id));
  const kpis = new Set(objectives.flatMap((one) => one.kpis.map((kpi) => kpi.id)));
  const met = overlaps.filter((one) => one.parties.some((party) => party.department === department && ((party.objective && ids.has(party.objective)) || (party.kpi && kpis.has(party.kpi)))));
  if (objectives.length === 0 && !leading && !contributes) return <td className="bw-cell-empty"><span aria-label="nothing">·</span></td>;
  const outside = objectives.length > 0 && lead && !leading && !contributes;
  return (
    <td className={leading ? "bw-cell bw-cell-lead" : "bw-cell"}>
      {leading ? <span className={lead?.origin === "decided" ? "bw-flag bw-flag-decided" : "bw-flag"}><Icon name="flag" size={14} />{lead?.origin === "decided" ? "Leads, decided" : "Leads by default"}</span> : null}
      {contributes ? <span className="bw-flag bw-soft">Contributes</span> : null}
      {objectives.length > 0 ? (
        <>
          <Link className="bw-cell-count" to={objectives.length === 1 ? `/objectives/${objectives[0]?.id}` : `/objectives?department=${department}&type=${type}`}>
            {objectives.length} objective{objectives.length === 1 ? "" : "s"}
          </Link>
          <Status of={worst(objectives.map((one) => one.standing?.worst ?? one.standing?.status))} small />
        </>
      ) : <span className="bw-soft">No objective</span>}
      {outside ? <Badge tone="warn" icon="flag">Outside responsibility</Badge> : null}
      {met.length > 0 ? (
        <Link className="bw-overlap" to={met.length === 1 ? `/overlaps/${met[0]?.id}` : `/overlaps?department=${department}`}>
          <Icon name="overlap" size={14} />{met.length} overlap{met.length === 1 ? "" : "s"}
        </Link>
      ) : null}
    </td>
  );
}

function NeedsDecision() {
  const names = useNames();
  const may = useMay();
  const overlaps = useOverlaps();
  const waiting = useObjectives({ status: "awaiting-consent" });
  const considered = useConsidered();
  const open = (overlaps.data ?? []).filter((one) => one.status === "open" || one.status === "under-review");
  const weak = consideredItems(considered.data).filter((one) => one.overdue);
  const nothing = open.length === 0 && (waiting.data ?? []).length === 0 && weak.length === 0;
  return (
    <Section title="Needs a decision" aside={<Link to="/overlaps">All overlaps</Link>}>
      {overlaps.error ? <Trouble error={overlaps.error} retry={() => void overlaps.refetch()} /> : null}
      <ul className="bw-feed">
        {open.slice(0, 6).map((one) => (
          <li key={one.id}>
            <Icon name={one.kind === "outside-responsibility" ? "flag" : "overlap"} />
            <div>
              <Link to={`/overlaps/${one.id}`}>{words(one.kind)}: {[...new Set(one.parties.map((party) => names.department(party.department)))].join(" and ")}</Link>
              <p className="bw-soft bw-clamp">{names.said(one.evidence[0]?.sentence)}</p>
            </div>
          </li>
        ))}
        {(waiting.data ?? []).map((one) => (
          <li key={one.id}>
            <Icon name="hour" />
            <div><Link to={`/objectives/${one.id}`}>{one.title}</Link><p className="bw-soft">waits for consent; {names.type(one.type)} is led by another department</p></div>
          </li>
        ))}
        {weak.map((one) => (
          <li key={`c-${one.objectiveType}`}>
            <Icon name="scale" />
            <div><Link to={`/responsibilities?type=${one.objectiveType}`}>{names.type(one.objectiveType)}</Link><p className="bw-soft">The day on which this responsibility was to be looked at again has passed.</p></div>
          </li>
        ))}
      </ul>
      {nothing && overlaps.data ? <Nothing title="Nothing waits for a decision" icon="check">{may.coordinator ? "Overlaps appear here within seconds of being declared." : null}</Nothing> : null}
    </Section>
  );
}

/** What nobody must decide, but somebody should look at. */
function Attention({ card }: { card: Scorecard }) {
  const names = useNames();
  const considered = consideredItems(useConsidered().data);
  const sources = (useSources().data ?? []).filter((one) => one.fresh === false);
  const silent = card.departments.flatMap((one) => one.objectives.flatMap((objective) => objective.kpis.filter((kpi) => kpi.standing?.status === "stale").map((kpi) => ({ ...kpi, department: one.department }))));
  if (silent.length === 0 && sources.length === 0 && considered.length === 0) return null;
  return (
    <Section title="Worth a look">
      <ul className="bw-feed">
        {silent.slice(0, 6).map((one) => (
          <li key={one.id}><Icon name="clock" /><div><Link to={`/kpis/${one.id}`}>“{one.name}” has gone quiet</Link><p className="bw-soft">{names.department(one.department)} · newest measurement {ago(one.standing?.newest, Date.now())}</p></div></li>
        ))}
        {sources.map((one) => <li key={one.key ?? one.name}><Icon name="clock" /><div><Link to="/metrics">The source “{one.name}” is stale</Link></div></li>)}
        {considered.length > 0 ? (
          <li><Icon name="scale" /><div><Link to="/responsibilities">{considered.length === 1 ? "One type of objective is" : `${considered.length} types of objectives are`} led without a considered choice</Link><p className="bw-soft">{considered.map((one) => names.type(one.objectiveType)).join(", ")}</p></div></li>
        ) : null}
      </ul>
    </Section>
  );
}

function WhatChanged() {
  const objectives = useJournal("objectives", 30);
  const governance = useJournal("governance", 30);
  const week = Date.now() - 7 * 86_400_000;
  const entries = [...(objectives.data ?? []), ...(governance.data ?? [])].filter((one) => Date.parse(one.at) > week).sort((a, b) => b.at.localeCompare(a.at)).slice(0, 8);
  return (
    <Section title="What changed this week" aside={<Link to="/journal">Journal</Link>}>
      {objectives.error ? <Trouble error={objectives.error} /> : null}
      <ul className="bw-feed">
        {entries.map((entry) => <Change key={`${entry.event}-${entry.subject}-${entry.position}`} entry={entry} />)}
      </ul>
      {entries.length === 0 && objectives.data && governance.data ? <Nothing title="Nothing changed this week" icon="book" /> : null}
    </Section>
  );
}

function Change({ entry }: { entry: JournalEntry }) {
  const link = entryLink(entry);
  const text = eventInWords(entry);
  return (
    <li>
      <Icon name="arrow" />
      <div>
        {link ? <Link to={link}>{text}</Link> : <span>{text}</span>}
        <p className="bw-soft">{entry.by?.name ?? "somebody"} · {ago(entry.at, Date.now())}{entry.reason ? ` · “${entry.reason}”` : ""}</p>
      </div>
    </li>
  );
}
