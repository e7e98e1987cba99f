import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notServed, write } from "../api/client";
import { useIncidents, useWatches } from "../api/queries";
import type { Incident, Watch } from "../api/types";
import { ListTools, Paged, useAddress } from "../components/List";
import { PageHead, Section } from "../components/Page";
import { Nothing, Shown, Trouble } from "../components/States";
import { Badge } from "../components/Status";
import { ago, moment, words } from "../lib/format";
import { matches } from "../lib/list";
import { useMay, useNames, useZone } from "../lib/names";

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
  const zone = useZone();
  const client = useQueryClient();
  const watch = (id: string) => watches.find((one) => one.id === id || one.name === id);
  const shown = all.filter((one) => matches(read("q"), one.sentence, watch(one.watch)?.name)).filter((one) => !read("status") || one.status === read("status")).sort((a, b) => b.raisedAt.localeCompare(a.raisedAt));
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
                const of = watch(one.watch);
                const next = NEXT[one.status];
                return (
                  <li key={one.id} className="bw-card bw-side">
                    <div className="bw-inline"><strong>{of?.name ?? one.watch}</strong><Badge tone={TONE[one.status]} icon={one.status === "open" ? "warn" : "check"}>{words(one.status)}</Badge></div>
                    <p>{one.sentence}</p>
                    <p className="bw-soft">raised {moment(one.raisedAt, zone)} ({ago(one.raisedAt, Date.now())}){one.onset ? ` · began ${moment(one.onset, zone)}` : ""}</p>
                    {next && (may.coordinator || may.owns(of?.department)) ? <div><Button variant="secondary" isDisabled={act.isPending} onClick={() => act.mutate({ id: one.id, verb: next.verb })}>{next.label}</Button></div> : null}
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
  return (
    <Section title="Watches">
      {error ? <Trouble error={error} /> : null}
      {list?.length === 0 ? <Nothing title="No watches" icon="bell">A watch follows a measure and raises an incident when it leaves its usual course. Integrators and owners define them with POST /api/v1/watches.</Nothing> : null}
      {list && list.length > 0 ? (
        <div className="bw-scroll" tabIndex={0} role="region" aria-label="Watches">
          <table className="bw-table"><thead><tr><th scope="col">Watch</th><th scope="col">Measure</th><th scope="col">Department</th><th scope="col">Grain</th><th scope="col">Direction</th></tr></thead>
            <tbody>{list.map((one) => <tr key={one.id}><td>{one.name}</td><td><code>{one.measure}</code></td><td>{one.department ? names.department(one.department) : "–"}</td><td>{one.grain ?? "–"}</td><td>{one.direction ?? "–"}</td></tr>)}</tbody></table>
        </div>
      ) : null}
    </Section>
  );
}
