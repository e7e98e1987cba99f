import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { useAggregate, useMetrics, useSources } from "../api/queries";
import type { Metric, Source } from "../api/types";
import { ListTools, Paged, useAddress } from "../components/List";
import { ChangeMetric, MetricForm, useMetricDepartments } from "../components/MetricForm";
import { PageHead, Section } from "../components/Page";
import { Loading, Nothing, Shown, Trouble } from "../components/States";
import { Badge } from "../components/Status";
import { ago, words } from "../lib/format";
import { matches, sorted } from "../lib/list";
import { useMay, useNames } from "../lib/names";
import { iso } from "../lib/target";

const Explore = lazy(() => import("./Explore"));
const Import = lazy(() => import("./Import"));

const TABS = [{ key: "", text: "What comes in" }, { key: "explore", text: "Explore" }, { key: "import", text: "Import a file" }];

/** What is measured, where it comes from, how fresh it is; charts of any measure; files. */
export default function MetricsPage() {
  const [read, write] = useAddress();
  const tab = read("tab");
  return (
    <>
      <PageHead title="Metrics" lead="What comes in, from where, and how fresh it is." />
      <div className="bw-tabs" role="group" aria-label="Metrics">
        {TABS.map((one) => <button key={one.key} type="button" aria-pressed={tab === one.key} onClick={() => write({ tab: one.key })}>{one.text}</button>)}
      </div>
      {tab === "explore" ? <Suspense fallback={<Loading what="the chart" rows={1} />}><Explore /></Suspense> : null}
      {tab === "import" ? <Suspense fallback={<Loading what="the import" rows={1} />}><Import /></Suspense> : null}
      {tab === "" ? <Incoming /> : null}
    </>
  );
}

function Incoming() {
  const [read, write] = useAddress();
  const departments = useMetricDepartments();
  const metrics = useMetrics();
  const sources = useSources();
  return (
    <>
      <Section title="Sources"><Shown asked={sources} what="sources" rows={1}>{(all) => <Sources all={all} />}</Shown></Section>
      <Section title="Metrics" aside={departments.length > 0 && read("define") !== "yes" ? <button type="button" className="bw-linkish" onClick={() => write({ define: "yes", change: null })}>Define a metric</button> : null}>
        {read("define") === "yes" && departments.length > 0 ? <div className="bw-opened"><MetricForm close={(made) => write({ define: null, ...(made ? { q: made.key } : {}) })} /></div> : null}
        {read("change") ? <div className="bw-opened"><ChangeMetric metric={read("change")} close={() => write({ change: null })} /></div> : null}
        <Shown asked={metrics} what="metrics">{(all) => <Catalogue all={all} />}</Shown>
      </Section>
    </>
  );
}

function freshness(source: Source): { fresh: boolean | null; newest: string | null; pushed: string | null } {
  const nested = typeof source.freshness === "object" && source.freshness ? source.freshness : {};
  return { fresh: source.fresh ?? nested.fresh ?? null, newest: source.newest ?? nested.newest ?? source.lastReceived ?? null, pushed: nested.lastPushed ?? null };
}

function Sources({ all }: { all: Source[] }) {
  const names = useNames();
  if (all.length === 0) return <Nothing title="No source yet" icon="chart">An administrator registers a source; its feed then pushes with POST /api/v1/measurements.</Nothing>;
  return (
    <div className="bw-tiles">
      {all.map((one) => {
        const { fresh, newest, pushed } = freshness(one);
        return (
          <div key={one.key ?? one.name} className="bw-tile">
            <h3>{one.name}</h3>
            {fresh === null ? <Badge>{newest ? "Received" : "Nothing received"}</Badge> : fresh ? <Badge tone="good" icon="check">Fresh</Badge> : <Badge tone="warn" icon="clock">Stale</Badge>}
            <span className="bw-soft">{newest ? `newest measurement ${ago(newest, Date.now())}${pushed ? `, pushed ${ago(pushed, Date.now())}` : ""}` : "nothing received yet"}{one.department ? ` · ${names.department(one.department)}` : ""}</span>
          </div>
        );
      })}
    </div>
  );
}

function Catalogue({ all }: { all: Metric[] }) {
  const names = useNames();
  const may = useMay();
  const [read, write] = useAddress();
  const mine = new Set(useMetricDepartments().map((one) => one.key));
  const shown = sorted(
    all.filter((one) => matches(read("q"), one.key, one.name, one.unit)).filter((one) => !read("department") || one.department === read("department")).filter((one) => !read("shape") || one.shape === read("shape")),
    read("sort") || "key",
    { key: (one) => one.key, name: (one) => one.name, department: (one) => one.department },
  );
  const newest = useAggregate(
    shown.slice(0, 100).map((one) => ({ id: one.key, measure: one.shape === "distinct" ? `last(${one.key})` : one.shape === "cumulative" || one.shape === "gauge" ? `last(${one.key})` : `count(${one.key})`, from: new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10), to: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) })),
    shown.length > 0,
  );
  const found = new Map((newest.data?.results ?? []).map((one) => [one.id, one]));
  return (
    <>
      <ListTools
        search="Search metrics"
        filters={[
          { name: "department", label: "Department", any: "All departments", choices: names.departments.map((one) => ({ value: one.key, label: one.name })) },
          { name: "shape", label: "Shape", any: "All shapes", choices: ["delta", "event", "cumulative", "gauge", "rating", "duration", "distinct"].map((value) => ({ value, label: words(value) })) },
        ]}
        sorts={[{ value: "", label: "By key" }, { value: "name", label: "By name" }, { value: "department", label: "By department" }]}
      />
      {newest.error ? <Trouble error={newest.error} /> : null}
      {shown.length === 0 ? <Nothing title={all.length === 0 ? "Nothing is measured yet" : "Nothing matches"} icon="chart">{all.length === 0 ? (may.owner || may.coordinator ? "Define a metric, then let a feed push to it or import a file." : "Owners and the coordinator define metrics.") : "Try fewer words or other filters."}</Nothing> : (
        <Paged items={shown}>
          {(page) => (
            <div className="bw-scroll" tabIndex={0} role="region" aria-label="Metrics">
              <table className="bw-table">
                <thead><tr><th scope="col">Metric</th><th scope="col">Shape and unit</th><th scope="col">Department</th><th scope="col">Dimensions</th><th scope="col">Arrives every</th><th scope="col">Newest in 30 days</th>{mine.size > 0 ? <th scope="col">What can be done</th> : null}</tr></thead>
                <tbody>
                  {page.map((one) => (
                    <tr key={one.key}>
                      <td><Link to={`/metrics?tab=explore&metric=${one.key}`}>{one.name}</Link><code className="bw-block bw-soft">{one.key}</code></td>
                      <td>{words(one.shape)}<span className="bw-soft bw-block">{one.unit}</span></td>
                      <td>{one.department ? names.department(one.department) : "–"}</td>
                      <td>{(one.dimensions ?? []).join(", ") || "–"}</td>
                      <td>{one.cadence ? iso(one.cadence) : "–"}</td>
                      <td>{found.has(one.key) ? (found.get(one.key)?.newest ? ago(found.get(one.key)?.newest, Date.now()) : "nothing") : "…"}</td>
                      {mine.size > 0 ? <td>{one.department && mine.has(one.department) ? <button type="button" className="bw-linkish" onClick={() => write({ change: one.key, define: null })}>Change<span className="bw-hidden"> {one.name}</span></button> : null}</td> : null}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Paged>
      )}
    </>
  );
}
