import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { notServed, write } from "../api/client";
import { useIncidents, useWatches } from "../api/queries";
import type { Incident, Watch } from "../api/types";
import { ListTools, Paged, useAddress } from "../components/List";
import { PageHead, Section } from "../components/Page";
import { Nothing, Shown, Trouble } from "../components/States";
import { Badge } from "../components/Status";
import { Sure } from "../components/Sure";
import { ChangeWatch, useWatchDepartments, WatchForm } from "../components/WatchForm";
import { ago, moment, words } from "../lib/format";
import { matches } from "../lib/list";
import { useMay, useNames, useZone } from "../lib/names";
import { iso } from "../lib/target";
import { courseInWords } from "../lib/watch";

const TONE: Record<string, string> = { open: "bad", acknowledged: "warn", contained: "fair", closed: "quiet" };
const NEXT: Record<string, { verb: string; label: string } | undefined> = { open: { verb: "acknowledge", label: "Acknowledge" }, acknowledged: { verb: "contain", label: "Mark as contained" }, contained: { verb: "close", label: "Close" } };

/** What the watches raised, and what was done about it. */
export default function IncidentsPage() {
  const incidents = useIncidents();
  const watches = useWatches();
  return (
    <>
      <PageHead title="Incidents" lead="What the watches noticed, and how quickly it was contained." />
      {notServed(incidents.error) ? <Nothing title="Nothing is watched in this installation yet" icon="bell">Its services offer no watches, so no incident can be raised.</Nothing> : null}
      {notServed(incidents.error) ? null : <Shown asked={incidents} what="incidents">{(all) => <List all={all} watches={watches.data ?? []} />}</Shown>}
      {notServed(watches.error) ? null : <Watches list={watches.data} error={watches.error} />}
    </>
  );
}

function List({ all, watches }: { all: Incident[]; watches: Watch[] }) {
  const [read] = useAddress();
  const may = useMay();
  const names = useNames();
  const zone = useZone();
  const client = useQueryClient();
  const nameOf = (one: Incident) => one.watchName ?? watches.find((other) => other.id === one.watch)?.name ?? "A watch";
  const shown = all.filter((one) => matches(read("q"), one.sentence, nameOf(one))).filter((one) => !read("status") || one.status === read("status")).sort((a, b) => b.raisedAt.localeCompare(a.raisedAt));
  const act = useMutation({ mutationFn: ({ id, verb }: { id: string; verb: string }) => write("POST", `/incidents/${id}/${verb}`, {}), onSettled: () => client.invalidateQueries({ queryKey: ["incidents"] }) });
  return (
    <>
      <ListTools search="Search incidents" filters={[{ name: "status", label: "State", any: "Any state", choices: ["open", "acknowledged", "contained", "closed"].map((value) => ({ value, label: words(value) })) }]} />
      {act.error ? <Trouble error={act.error} /> : null}
      {shown.length === 0 ? <Nothing title={all.length === 0 ? "Nothing has happened" : "Nothing matches"} icon="check">{all.length === 0 ? "A watch raises an incident here when a figure leaves its usual course." : "Choose another state."}</Nothing> : (
        <Paged items={shown}>
          {(page) => (
            <ul className="bw-cards">
              {page.map((one) => {
                const mine = may.coordinator || may.owns(one.department ?? watches.find((other) => other.id === one.watch)?.department);
                const done = [["acknowledged", one.acknowledgedAt], ["contained", one.containedAt], ["closed", one.closedAt]].filter(([, at]) => at).map(([verb, at]) => ` · ${verb} ${moment(at, zone)}`).join("");
                const next = NEXT[one.status];
                return (
                  <li key={one.id} className="bw-card bw-side">
                    <div className="bw-inline"><strong>{nameOf(one)}</strong><Badge tone={TONE[one.status]} icon={one.status === "open" ? "warn" : "check"}>{words(one.status)}</Badge></div>
                    <p>{names.said(one.sentence)}</p>
                    <p className="bw-soft">raised {moment(one.raisedAt, zone)} ({ago(one.raisedAt, Date.now())}){one.onset ? ` · began ${moment(one.onset, zone)}` : ""}{done}{one.status === "closed" && !one.containedAt ? " without having been contained" : ""}</p>
                    {next && mine ? (
                      <div className="bw-actions">
                        <Button variant="secondary" isDisabled={act.isPending} onClick={() => act.mutate({ id: one.id, verb: next.verb })}>{next.label}<span className="bw-hidden"> the incident of {nameOf(one)}, {moment(one.raisedAt, zone)}</span></Button>
                        {one.status === "contained" ? null : <Sure label="Close uncontained…" question="A false alarm, or gone by? It counts as not contained." yes="Close it" busy={act.isPending} act={() => act.mutate({ id: one.id, verb: "close" })} />}
                      </div>
                    ) : null}
                  </li>
                );
              })}
            </ul>
          )}
        </Paged>
      )}
    </>
  );
}

function Watches({ list, error }: { list: Watch[] | undefined; error: unknown }) {
  const names = useNames();
  const [read, change] = useAddress();
  const departments = useWatchDepartments();
  const mine = new Set(departments.map((one) => one.key));
  const may = mine.size > 0;
  const defining = may && read("define") === "yes";
  return (
    <Section title="Watches" aside={may && !defining ? <button type="button" className="bw-linkish" onClick={() => change({ define: "yes", change: null })}>Define a watch</button> : null}>
      {error ? <Trouble error={error} /> : null}
      {defining ? <div className="bw-opened"><WatchForm close={() => change({ define: null })} /></div> : null}
      {may && read("change") ? <div className="bw-opened"><ChangeWatch watch={read("change")} close={() => change({ change: null })} /></div> : null}
      {list?.length === 0 && !defining ? <Nothing title="No watches" icon="bell">A watch follows a measure and raises an incident when it leaves its usual course. {may ? "Define the first one." : "Owners and the coordinator define them."}</Nothing> : null}
      {list && list.length > 0 ? (
        <div className="bw-scroll" tabIndex={0} role="region" aria-label="Watches">
          <table className="bw-table"><thead><tr><th scope="col">Watch</th><th scope="col">Measure</th><th scope="col">Raises an incident</th><th scope="col">Department</th>{may ? <th scope="col">What can be done</th> : null}</tr></thead>
            <tbody>{list.map((one) => (
              <tr key={one.id}>
                <td>{one.name}</td>
                <td><Link to={`/metrics?tab=explore&measure=${encodeURIComponent(one.measure)}&step=day`}><code>{one.measure}</code></Link></td>
                <td>{courseInWords(one)}{one.coolDown ? <span className="bw-soft bw-block">the same one goes on for {iso(one.coolDown)}</span> : null}</td>
                <td>{one.department ? names.department(one.department) : "–"}</td>
                {may ? <td>{one.department && mine.has(one.department) ? <button type="button" className="bw-linkish" onClick={() => change({ change: one.id, define: null })}>Change<span className="bw-hidden"> {one.name}</span></button> : null}</td> : null}
              </tr>
            ))}</tbody></table>
        </div>
      ) : null}
    </Section>
  );
}
