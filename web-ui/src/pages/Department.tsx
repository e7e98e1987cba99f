import { Link, useParams } from "react-router";
import { useObjectives, useOverlaps, useResponsibilities, useScorecard, useSources } from "../api/queries";
import type { Objective } from "../api/types";
import { Icon } from "../components/Icon";
import { ListTools, useAddress } from "../components/List";
import { ObjectiveCard } from "../components/ObjectiveCard";
import { PageHead, Section } from "../components/Page";
import { Nothing, Shown } from "../components/States";
import { Status } from "../components/Status";
import { ago, percent, words } from "../lib/format";
import { matches, sorted } from "../lib/list";
import { useMay, useNames } from "../lib/names";
import { inForce, today } from "../lib/responsibility";
import { STATUS, WORST_FIRST } from "../lib/status";

/** One department: what waits for it, its objectives as cards. */
export default function DepartmentPage() {
  const { department = "" } = useParams();
  const names = useNames();
  const may = useMay();
  const objectives = useObjectives({ department });
  const roll = useScorecard().data?.departments.find((one) => one.department === department);
  const mine = may.owns(department);
  return (
    <>
      <PageHead
        title={names.department(department)}
        beside={roll && roll.objectives.length > 0 ? <Status of={roll.worst ?? roll.status} /> : null}
        lead={roll?.coverage && roll.coverage.of > 0 ? `${percent(roll.progress)} of the way over all objectives · ${roll.coverage.kpis} of ${roll.coverage.of} KPIs judged` : "Objectives, the figures that judge them, and what waits."}
        actions={mine ? <><Link to={`/objectives/file?department=${department}`}>As a file</Link><Link to={`/objectives/migration?department=${department}`}>Bring in a table</Link><Link className="bw-button" to={`/objectives/new?department=${department}`}><Icon name="plus" />New objective</Link></> : null}
      />
      <Inbox department={department} objectives={objectives.data ?? []} />
      <Shown asked={objectives} what="objectives">{(all) => <Cards all={all} mine={mine} department={department} />}</Shown>
    </>
  );
}

function Inbox({ department, objectives }: { department: string; objectives: Objective[] }) {
  const names = useNames();
  const overlaps = useOverlaps({ department }).data ?? [];
  const sources = useSources().data ?? [];
  const asking = useObjectives({ status: "awaiting-consent" }).data ?? [];
  const responsibilities = useResponsibilities().data ?? [];
  const items: { key: string; icon: string; to: string; text: string; more: string }[] = [];
  for (const objective of objectives) {
    for (const kpi of objective.kpis ?? []) {
      if (kpi.standing?.status === "stale") items.push({ key: `s-${kpi.id}`, icon: "clock", to: `/kpis/${kpi.id}`, text: `“${kpi.name}” has gone stale`, more: `Newest measurement ${ago(kpi.standing.newest, Date.now())}.` });
      if (kpi.standing?.reason === "no-valid-assessment") items.push({ key: `a-${kpi.id}`, icon: "hour", to: `/kpis/${kpi.id}`, text: `“${kpi.name}” waits for an assessment`, more: "No valid assessment has been revealed." });
    }
    if (objective.status === "awaiting-consent") items.push({ key: `c-${objective.id}`, icon: "hour", to: `/objectives/${objective.id}`, text: `“${objective.title}” waits for consent`, more: "Another department leads this type of objective." });
  }
  for (const one of asking) {
    if (one.department !== department && inForce(responsibilities, one.type, today())?.department === department) items.push({ key: `w-${one.id}`, icon: "hour", to: `/objectives/${one.id}`, text: `${names.department(one.department)} asks for consent to “${one.title}”`, more: `${names.department(department)} leads objectives of the type ${names.type(one.type)}; its owner or the coordinator answers.` });
  }
  for (const source of sources) {
    if (source.department === department && source.fresh === false) items.push({ key: `f-${source.name}`, icon: "clock", to: "/metrics", text: `The source “${source.name}” is stale`, more: `Newest ${ago(source.newest ?? source.lastReceived, Date.now())}.` });
  }
  for (const overlap of overlaps) {
    if ((overlap.status === "open" || overlap.status === "under-review") && overlap.parties.some((party) => party.department === department)) {
      items.push({ key: overlap.id, icon: "overlap", to: `/overlaps/${overlap.id}`, text: `${words(overlap.kind)}: ${[...new Set(overlap.parties.map((party) => names.department(party.department)))].join(" and ")}`, more: names.said(overlap.evidence[0]?.sentence) });
    }
  }
  if (items.length === 0) return null;
  return (
    <Section title={`Inbox (${items.length})`}>
      <ul className="bw-feed bw-card bw-inbox">
        {items.slice(0, 8).map((item) => (
          <li key={item.key}><Icon name={item.icon} /><div><Link to={item.to}>{item.text}</Link><p className="bw-soft bw-clamp">{item.more}</p></div></li>
        ))}
      </ul>
    </Section>
  );
}

function Cards({ all, mine, department }: { all: Objective[]; mine: boolean; department: string }) {
  const [read] = useAddress();
  const shown = sorted(
    all.filter((one) => matches(read("q"), one.title, one.description, ...(one.kpis ?? []).map((kpi) => kpi.name)))
      .filter((one) => !read("status") || (one.kpis ?? []).some((kpi) => kpi.standing?.status === read("status"))),
    read("sort") || null,
    { title: (one) => one.title, progress: (one) => one.standing?.progress, status: (one) => (one.standing ? WORST_FIRST.indexOf(one.standing.worst ?? one.standing.status) : null) },
  );
  if (all.length === 0) {
    return (
      <Nothing title="No objectives yet">
        {mine ? <Link to={`/objectives/new?department=${department}`}>State the first objective</Link> : "Its owner states them; they appear here once published."}
      </Nothing>
    );
  }
  return (
    <Section title="Objectives">
      <ListTools
        search="Search objectives and KPIs"
        filters={[{ name: "status", label: "Status", any: "Any status", choices: WORST_FIRST.map((key) => ({ value: key, label: STATUS[key].word })) }]}
        sorts={[{ value: "", label: "As stated" }, { value: "status", label: "Worst first" }, { value: "title", label: "By title" }, { value: "progress", label: "Least progress first" }]}
      />
      {shown.length === 0 ? <Nothing title="Nothing matches">Try fewer words or another status.</Nothing> : null}
      <div className="bw-cards">{shown.map((one) => <ObjectiveCard key={one.id} objective={one} mine={mine} />)}</div>
    </Section>
  );
}
