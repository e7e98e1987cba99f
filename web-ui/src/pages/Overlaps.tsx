import { Link } from "react-router";
import { notServed } from "../api/client";
import { useDecisions, useOverlaps } from "../api/queries";
import type { Overlap } from "../api/types";
import { DecisionCard } from "../components/DecisionCard";
import { ListTools, Paged, useAddress } from "../components/List";
import { PageHead } from "../components/Page";
import { Nothing, Shown } from "../components/States";
import { Badge } from "../components/Status";
import { ago, words } from "../lib/format";
import { matches, sorted } from "../lib/list";
import { useNames, who } from "../lib/names";
import { effectInWords, OVERLAP_KINDS, severityRank, severityTone, stateTone } from "../lib/overlaps";

/** The inbox of overlaps between departments. */
export default function OverlapsPage() {
  const overlaps = useOverlaps();
  const [read, write] = useAddress();
  const decided = read("tab") === "decisions";
  return (
    <>
      <PageHead title="Overlaps" lead="Where departments count the same thing, speak to the same people, or pursue what another leads." />
      <div className="bw-tabs" role="group" aria-label="Overlaps">
        <button type="button" aria-pressed={!decided} onClick={() => write({ tab: null, status: null, q: null })}>Overlaps</button>
        <button type="button" aria-pressed={decided} onClick={() => write({ tab: "decisions", status: null, q: null })}>Decisions</button>
      </div>
      {decided ? <Decisions /> : <Shown asked={overlaps} what="overlaps">{(all) => <List all={all} />}</Shown>}
    </>
  );
}

/** What was decided, newest first. */
function Decisions() {
  const decisions = useDecisions();
  const [read] = useAddress();
  if (notServed(decisions.error)) return <Nothing title="Nothing can be decided in this installation yet" icon="scale">Its services do not take decisions on overlaps; the parties can comment on each.</Nothing>;
  return (
    <Shown asked={decisions} what="decisions">
      {(all) => {
        const shown = all
          .filter((one) => matches(read("q"), one.reason, effectInWords(one.effect), who(one.by), ...(one.effects ?? []).map((effect) => effect.sentence)))
          .filter((one) => !read("status") || one.state === read("status"))
          .sort((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
        return (
          <>
            <ListTools search="Search decisions" filters={[{ name: "status", label: "State", any: "Any state", choices: [{ value: "pending", label: "Being carried out" }, { value: "applied", label: "Carried out" }, { value: "failed", label: "Not carried out" }] }]} />
            {shown.length === 0 ? <Nothing title={all.length === 0 ? "Nothing has been decided yet" : "Nothing matches"} icon="scale">{all.length === 0 ? "The coordinator decides on the page of an overlap; the decision, its reason and its effect are kept here." : "Try fewer words or another state."}</Nothing> : (
              <Paged items={shown}>{(page) => <div className="bw-cards">{page.map((one, index) => <DecisionCard key={one.id ?? index} decision={one} linked />)}</div>}</Paged>
            )}
          </>
        );
      }}
    </Shown>
  );
}

function List({ all }: { all: Overlap[] }) {
  const names = useNames();
  const [read] = useAddress();
  const state = read("status") || "waiting";
  const shown = sorted(
    all.filter((one) => matches(read("q"), words(one.kind), ...one.evidence.map((evidence) => evidence.sentence), ...one.parties.map((party) => names.department(party.department))))
      .filter((one) => state === "any" || (state === "waiting" ? one.status === "open" || one.status === "under-review" : one.status === state))
      .filter((one) => !read("kind") || one.kind === read("kind"))
      .filter((one) => !read("department") || one.parties.some((party) => party.department === read("department"))),
    read("sort") || "severity",
    { severity: (one) => severityRank(one.severity), newest: (one) => (one.firstSeen ? -Date.parse(one.firstSeen) : null), kind: (one) => one.kind },
  );
  return (
    <>
      <ListTools
        search="Search overlaps"
        filters={[
          { name: "status", label: "State", any: "Waiting", choices: [{ value: "any", label: "Any state" }, ...["open", "under-review", "resolved", "accepted", "gone"].map((value) => ({ value, label: words(value) }))] },
          { name: "kind", label: "Kind", any: "All kinds", choices: OVERLAP_KINDS.map((value) => ({ value, label: words(value) })) },
          { name: "department", label: "Department", any: "All departments", choices: names.departments.map((one) => ({ value: one.key, label: one.name })) },
        ]}
        sorts={[{ value: "", label: "Most severe first" }, { value: "newest", label: "Newest first" }, { value: "kind", label: "By kind" }]}
      />
      {shown.length === 0 ? <Nothing title={all.length === 0 ? "No overlaps" : "Nothing waits here"} icon="check">{all.length === 0 ? "Departments keep out of each other's way. New overlaps appear within seconds of being declared." : "Choose another state to see what was decided."}</Nothing> : (
        <Paged items={shown}>
          {(page) => (
            <ul className="bw-cards">
              {page.map((one) => (
                <li key={one.id} className="bw-card">
                  <div className="bw-inline">
                    <Link to={`/overlaps/${one.id}`}><strong>{[...new Set(one.parties.map((party) => names.department(party.department)))].join(" and ")}</strong></Link>
                    <Badge icon={one.kind === "outside-responsibility" ? "flag" : "overlap"}>{words(one.kind)}</Badge>
                    <Badge tone={severityTone(one.severity)} icon="warn">{words(String(one.severity))} severity</Badge>
                    {one.contradictory ? <Badge tone="bad" icon="cross">Contradictory</Badge> : null}
                    <Badge tone={stateTone(one.status)}>{words(one.status)}</Badge>
                  </div>
                  <p className="bw-clamp">{names.said(one.evidence[0]?.sentence)}</p>
                  <p className="bw-soft">first seen {ago(one.firstSeen, Date.now())}</p>
                </li>
              ))}
            </ul>
          )}
        </Paged>
      )}
    </>
  );
}
