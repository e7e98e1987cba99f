import { Button, TextInput } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback, useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { send } from "../api/client";
import { useExplanation, useHistory, useKpi, useKpiVersions, useMetrics, useObjective, useStanding } from "../api/queries";
import type { Kpi, KpiVersion, Period, Standing } from "../api/types";
import Chart, { calm, type Palette } from "../components/Chart";
import { Explanation } from "../components/Explanation";
import { KpiBar } from "../components/KpiBar";
import { useAddress } from "../components/List";
import { useTell } from "../components/Notice";
import { PageHead, Section } from "../components/Page";
import { Loading, Nothing, Shown, Trouble } from "../components/States";
import { Rounds } from "../components/Rounds";
import { Shared } from "../components/Shared";
import { Badge, Status } from "../components/Status";
import { Sure } from "../components/Sure";
import { ChangeKpi } from "../components/ChangeKpi";
import { Timeline } from "../components/Timeline";
import { ago, capital, day, figure, isShare, moment, number, percent, stretch } from "../lib/format";
import { course, type CourseLine } from "../lib/course";
import { parts, points } from "../lib/history";
import { useMay, useNames, useZone, who } from "../lib/names";
import { why } from "../lib/status";
import { baselineInWords, levelInWords, madeOf, targetInWords, valueInWords } from "../lib/target";

/** One KPI: its figure, its course against baseline, target and what was expected, and why it is what it is. */
export default function KpiPage() {
  const { id } = useParams();
  const kpi = useKpi(id);
  return <Shown asked={kpi} what="the KPI">{({ body, etag }) => <Content kpi={body} etag={etag} />}</Shown>;
}

function Content({ kpi, etag }: { kpi: Kpi; etag: string | null }) {
  const names = useNames();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const [read, write] = useAddress();
  const knownAt = read("knownAt") || undefined;
  const asOf = read("asOf") || undefined;
  const earlier = Boolean(knownAt ?? asOf);
  const objective = useObjective(kpi.objective);
  const then = useStanding(earlier ? kpi.id : undefined, { asOf, knownAt });
  const standing = earlier ? then.data : kpi.standing;
  const department = kpi.department ?? objective.data?.body.department;
  return (
    <>
      <PageHead
        title={kpi.name}
        crumbs={[
          { to: "/overview", text: "Overview" },
          ...(department ? [{ to: `/departments/${department}`, text: names.department(department) }] : []),
          ...(kpi.objective ? [{ to: `/objectives/${kpi.objective}`, text: objective.data?.body.title ?? "Objective" }] : []),
        ]}
        beside={standing ? <Status of={standing.status} /> : <Badge>Not evaluated</Badge>}
        lead={<>{targetInWords(kpi.target, kpi.unit)}{kpi.measure ? <code className="bw-measure">{kpi.measure}</code> : null}</>}
        actions={may.owns(department) && !changing && objective.data && objective.data.body.status !== "closed" ? (
          <>
            {objective.data.body.status === "draft" ? <Remove kpi={kpi} etag={etag} /> : null}
            <Button variant="secondary" onClick={() => setChanging(true)}>Change…</Button>
          </>
        ) : null}
      />
      {changing ? <div className="bw-opened"><ChangeKpi kpi={kpi} etag={etag} active={objective.data?.body.status !== "draft"} close={() => setChanging(false)} /></div> : null}
      <form className="bw-tools" onSubmit={(event) => event.preventDefault()}>
        <label className="bw-date"><span>As of</span><TextInput type="date" aria-label="As of" value={asOf ?? ""} onChange={(_, value) => write({ asOf: value })} /></label>
        <label className="bw-date"><span>As known on</span><TextInput type="date" aria-label="As known on" value={knownAt ?? ""} onChange={(_, value) => write({ knownAt: value })} /></label>
        {earlier ? <Button variant="link" isInline onClick={() => write({ asOf: null, knownAt: null })}>Back to now</Button> : null}
      </form>
      {kpi.shared ? <Shared kpi={kpi} shared={kpi.shared} etag={etag} mine={may.owns(department)} /> : null}
      {then.error ? <Trouble error={then.error} /> : null}
      {standing ? <Figures kpi={kpi} standing={standing} /> : null}
      {kpi.target.kind === "rubric" ? <Rounds kpi={kpi} mine={may.owns(department)} /> : null}
      {kpi.measure ? <Course kpi={kpi} span={objective.data?.body.period} /> : null}
      {(objective.data?.body.initiatives ?? []).length > 0 && objective.data ? (
        <Section title="Initiatives at the same time">
          <div className="bw-card">
            <Timeline span={objective.data.body.period} items={(objective.data.body.initiatives ?? []).map((one) => ({ id: one.id, title: one.title, start: one.period?.start ?? objective.data.body.period.start, end: one.period?.end ?? objective.data.body.period.end, note: (one.channels ?? []).join(" · ") }))} />
            <p className="bw-soft">Happening at the same time shows no cause.</p>
          </div>
        </Section>
      ) : null}
      <Why kpi={kpi} at={{ asOf, knownAt }} />
      <Versions kpi={kpi} />
    </>
  );
}

/** A draft's KPI goes for good; one that was published stays as a record. */
function Remove({ kpi, etag }: { kpi: Kpi; etag: string | null }) {
  const client = useQueryClient();
  const go = useNavigate();
  const tell = useTell();
  const remove = useMutation({
    mutationFn: () => send(`/kpis/${kpi.id}`, { method: "DELETE", ifMatch: etag }),
    onSuccess: async () => {
      await go(`/objectives/${kpi.objective}`);
      client.removeQueries({ queryKey: ["kpi", kpi.id] });
      await client.invalidateQueries();
      tell(`“${kpi.name}” is removed.`);
    },
  });
  return (
    <>
      <Sure label="Remove…" question="Remove this KPI from the draft for good?" yes="Remove it" busy={remove.isPending} act={() => remove.mutate()} />
      {remove.error ? <Trouble error={remove.error} /> : null}
    </>
  );
}

function Fact({ name, children, note }: { name: string; children: React.ReactNode; note?: React.ReactNode }) {
  return <div className="bw-fact"><dt>{name}</dt><dd>{children}{note ? <span className="bw-soft bw-block">{note}</span> : null}</dd></div>;
}

function Figures({ kpi, standing }: { kpi: Kpi; standing: Standing }) {
  const zone = useZone();
  const names = useNames();
  const outlook = standing.outlook;
  const rubric = kpi.target.kind === "rubric";
  const periodic = kpi.target.kind === "every" || kpi.target.kind === "band";
  const judged = periodic ? (standing.periods ?? []).filter((one) => one.held !== null && one.held !== undefined).at(-1) : undefined;
  return (
    <div className="bw-card">
      <div className="bw-hero">
        <div>
          <p className="bw-huge bw-figure">{valueInWords(kpi, standing)}</p>
          <p className="bw-soft">{judged ? `in the latest judged ${kpi.target.every}, ${stretch(judged.from, judged.to, zone)} · ` : ""}{rubric ? levelInWords(kpi.target, standing.value) : ""}{standing.newest ? `${rubric ? " · newest" : "Newest"} ${madeOf(kpi.target)} ${ago(standing.newest, Date.now())}` : rubric ? "" : `No ${madeOf(kpi.target)}s`}{standing.provisional ? " · provisional: late data can still change it" : ""}</p>
        </div>
        <div className="bw-hero-bar">
          <KpiBar standing={standing} label={kpi.name} />
          <p>{why(standing)}</p>
        </div>
      </div>
      <dl className="bw-facts">
        <Fact name="Target" note={standing.attained === "yes" ? "attained" : standing.attained === "no" ? "not attained" : standing.attained === "open" ? "still open" : null}>{standing.target === null || rubric || kpi.target.kind === "response" ? targetInWords(kpi.target, kpi.unit) : figure(standing.target, kpi.unit, standing.per)}</Fact>
        {standing.baseline !== null ? <Fact name="Baseline" note={baselineInWords(kpi.target.baseline)}>{figure(standing.baseline, kpi.unit, standing.per)}</Fact> : null}
        {standing.progress !== null ? <Fact name="Progress" note={periodic ? "of all its periods have held" : "of the distance to the target"}>{percent(standing.progress)}</Fact> : null}
        {standing.expected !== null ? <Fact name={periodic ? "Needed" : "Expected by now"} note={periodic ? "of its periods" : "on the stated course"}>{percent(standing.expected)}</Fact> : null}
        {standing.pace !== null ? <Fact name={kpi.target.kind === "limit" ? "Burn" : "Pace"} note={kpi.target.kind === "limit" ? "budget used over time passed; lower is better" : periodic ? "held so far over what is needed" : "progress over what was expected"}>{number(standing.pace)}</Fact> : null}
        {rubric ? null : <Fact name={`${capital(madeOf(kpi.target))}s`} note={standing.evaluatedAt ? `evaluated ${moment(standing.evaluatedAt, zone)}` : null}>{number(standing.measurements)}</Fact>}
        {standing.decidedOn ? <Fact name="Decided on">{day(standing.decidedOn)}</Fact> : null}
        {outlook && (outlook.value !== null && outlook.value !== undefined) ? (
          <Fact name="Outlook at the end" note={`80 % between ${figure(outlook.low, kpi.unit, standing.per)} and ${figure(outlook.high, kpi.unit, standing.per)}${outlook.observations ? `, from ${outlook.observations} observations` : ""}`}>
            {figure(outlook.value, kpi.unit, standing.per)}{outlook.probability !== null && outlook.probability !== undefined ? ` · ${percent(outlook.probability)} likely to be attained` : ""}
          </Fact>
        ) : null}
        {standing.noise ? <Fact name="More than noise?" note={names.said(standing.noise.sentence)}>{{ yes: "yes", no: "no", "too-few": "too early to say" }[standing.noise.verdict]}</Fact> : null}
      </dl>
      {standing.periods && standing.periods.length > 0 ? <Periods standing={standing} unit={kpi.unit} /> : null}
    </div>
  );
}

function Periods({ standing, unit }: { standing: Standing; unit: string }) {
  const zone = useZone();
  return (
    <ol className="bw-periods" aria-label="Calendar periods">
      {(standing.periods ?? []).map((one) => {
        const state = one.held === null ? "quiet" : one.held ? "good" : "bad";
        return (
          <li key={one.from} className={`bw-tone-${state}`}>
            <span className="bw-soft">{day(one.from, zone).slice(0, -5)}</span>
            <strong className="bw-figure">{figure(one.value, isShare(unit) || unit === "seconds" ? unit : null)}</strong>
            <span>{one.held === null ? "not judged" : one.held ? "held" : "not held"}</span>
          </li>
        );
      })}
    </ol>
  );
}

const STEPS = ["day", "week", "month", "quarter"];

function Course({ kpi, span }: { kpi: Kpi; span: Period | undefined }) {
  const [read, write] = useAddress();
  const usual = kpi.target.every ?? "week";
  const step = STEPS.includes(read("step")) ? read("step") : usual;
  const by = read("by") || undefined;
  const history = useHistory(kpi.id, { step, by });
  const [table, setTable] = useState(false);
  const metrics = useMetrics().data ?? [];
  const dimensions = [...new Set(metrics.filter((one) => kpi.measure?.includes(one.key)).flatMap((one) => one.dimensions ?? []))];
  const all = useMemo(() => points(history.data), [history.data]);
  const groups = useMemo(() => parts(history.data), [history.data]);
  /** The parts have a figure for the whole period, but no course. */
  const flat = groups.length > 0 && groups.every((group) => group.points.length === 0);
  const drawn = useMemo(() => course(kpi, kpi.standing, span, all, Date.now()), [kpi, span, all]);
  const show = useCallback((value: number | null) => figure(value, isShare(kpi.unit) || kpi.unit === "seconds" || kpi.unit === "EUR" ? kpi.unit : null), [kpi.unit]);
  const option = useCallback(
    (colours: Palette): EChartsCoreOption => {
      const frame = calm(colours, show) as Record<string, object>;
      const line = (name: string, data: [string, number | null][], more: object) => ({ name, type: "line", data, showSymbol: false, connectNulls: false, lineStyle: { width: 2 }, ...more });
      if (flat) {
        const largest = [...groups].sort((a, b) => (a.value ?? 0) - (b.value ?? 0)).slice(-20);
        return {
          ...frame, legend: undefined, grid: { ...frame.grid, top: 8 }, tooltip: { ...frame.tooltip, axisPointer: { type: "shadow" } },
          xAxis: { ...frame.yAxis, scale: false }, yAxis: { ...frame.xAxis, type: "category", data: largest.map((one) => one.name) },
          series: [{ name: kpi.name, type: "bar", data: largest.map((one) => one.value), itemStyle: { color: colours.accent, borderRadius: [0, 4, 4, 0] }, barMaxWidth: 28 }],
        };
      }
      if (groups.length > 0) {
        return { ...frame, series: groups.map((group) => line(group.name, course(kpi, kpi.standing, undefined, group.points, Date.now())[0]?.points ?? [], {})) };
      }
      const looks: Record<string, object> = {
        Actual: { lineStyle: { width: 2.6, color: colours.accent }, itemStyle: { color: colours.accent }, areaStyle: { color: colours.accent, opacity: 0.07 }, z: 5 },
        Target: { lineStyle: { width: 1.6, color: colours.series[1] }, itemStyle: { color: colours.series[1] } },
        "Lower bound": { lineStyle: { width: 1.6, color: colours.series[1] }, itemStyle: { color: colours.series[1] } },
        "Upper bound": { lineStyle: { width: 1.6, color: colours.series[2] }, itemStyle: { color: colours.series[2] } },
        "Expected course": { lineStyle: { width: 1.6, type: "dashed", color: colours.soft }, itemStyle: { color: colours.soft } },
        Baseline: { lineStyle: { width: 1.6, type: "dotted", color: colours.series[3] }, itemStyle: { color: colours.series[3] } },
      };
      return { ...frame, series: drawn.map((one) => line(one.name, one.points, looks[one.name] ?? {})) };
    },
    [drawn, groups, flat, kpi, show],
  );
  return (
    <Section
      title="Course"
      aside={
        <div className="bw-inline">
          {dimensions.length > 0 ? (
            <select className="bw-mini" aria-label="Break down by" value={by ?? ""} onChange={(event) => write({ by: event.target.value })}>
              <option value="">Whole</option>
              {dimensions.map((one) => <option key={one} value={one}>by {one}</option>)}
            </select>
          ) : null}
          <div className="bw-toggle" role="group" aria-label="Step">
            {STEPS.map((one) => <button key={one} type="button" aria-pressed={one === step} onClick={() => write({ step: one === usual ? null : one })}>{one}</button>)}
          </div>
          <button type="button" className="bw-linkish" onClick={() => setTable(!table)}>{table ? "Chart" : "Table"}</button>
        </div>
      }
    >
      <div className="bw-card">
        {history.error ? <Trouble error={history.error} retry={() => void history.refetch()} /> : null}
        {!history.data && !history.error ? <Loading what="the course" rows={1} /> : null}
        {history.data && all.length === 0 && groups.length === 0 ? <Nothing title="Nothing to draw yet" icon="chart">Its course appears once measurements have come in.</Nothing> : null}
        {all.length > 0 || groups.length > 0 ? (
          table && groups.length > 0 ? <PartsTable groups={groups} show={show} /> : table ? <CourseTable lines={drawn} show={show} /> : <Chart option={option} label={groups.length > 0 ? `${kpi.name} by ${by}` : `Course of ${kpi.name}: actual against target, expected course and baseline`} height={flat ? 60 + 34 * Math.min(20, groups.length) : 340} />
        ) : null}
        {groups.length > 0 ? <p className="bw-soft">{!Array.isArray(history.data) && history.data?.note ? history.data.note : null}</p> : null}
      </div>
    </Section>
  );
}

function PartsTable({ groups, show }: { groups: ReturnType<typeof parts>; show: (value: number | null) => string }) {
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Parts as a table">
      <table className="bw-table">
        <thead><tr><th scope="col">Part</th><th scope="col" className="bw-num">Over the whole time</th></tr></thead>
        <tbody>{groups.map((one) => <tr key={one.name}><td>{one.name}</td><td className="bw-num">{show(one.value)}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

function CourseTable({ lines, show }: { lines: CourseLine[]; show: (value: number | null) => string }) {
  const zone = useZone();
  const days = lines[0]?.points.map(([at]) => at) ?? [];
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Course as a table">
      <table className="bw-table">
        <thead><tr><th scope="col">Day</th>{lines.map((one) => <th scope="col" className="bw-num" key={one.name}>{one.name}</th>)}</tr></thead>
        <tbody>{days.map((at, index) => <tr key={at}><td>{day(at, zone)}</td>{lines.map((one) => <td className="bw-num" key={one.name}>{show(one.points[index]?.[1] ?? null)}</td>)}</tr>).reverse()}</tbody>
      </table>
    </div>
  );
}

function Why({ kpi, at }: { kpi: Kpi; at: { asOf?: string; knownAt?: string } }) {
  const [read, write] = useAddress();
  const open = read("why") === "yes";
  const explanation = useExplanation(kpi.id, at, open);
  return (
    <Section title="Why this number" aside={<button type="button" className="bw-linkish" aria-expanded={open} onClick={() => write({ why: open ? null : "yes" })}>{open ? "Close" : "Open the explanation"}</button>}>
      {open ? <Shown asked={explanation} what="the explanation" rows={1}>{(data) => <Explanation data={data} unit={kpi.unit} />}</Shown> : null}
    </Section>
  );
}

function Versions({ kpi }: { kpi: Kpi }) {
  const said = (one: KpiVersion) => {
    const target = one.target ?? one.definition?.target;
    const measure = one.measure ?? one.definition?.measure;
    return <>{target ? targetInWords(target, one.definition?.unit ?? kpi.unit) : null}{measure && measure !== kpi.measure ? <code className="bw-block">{measure}</code> : null}</>;
  };
  const versions = useKpiVersions(kpi.id);
  const zone = useZone();
  return (
    <Section title="Versions of definition and target">
      {versions.error ? <Trouble error={versions.error} /> : null}
      <ol className="bw-versions bw-card">
        {[...(versions.data ?? [])].sort((a, b) => (b.version ?? 0) - (a.version ?? 0)).map((one, index) => {
          const saved = one.savedAt ?? one.at;
          return (
            <li key={one.version ?? index}>
              <strong>Version {one.version ?? index + 1}</strong>
              <span>{said(one)}</span>
              <span className="bw-soft">{one.effectiveFrom ? `in force from ${day(one.effectiveFrom)}` : "in force from the beginning"}{saved ? ` · saved ${moment(saved, zone)}` : ""}{one.savedBy ?? one.by ? ` by ${who(one.savedBy ?? one.by)}` : ""}{one.reason ? ` · “${one.reason}”` : ""}</span>
            </li>
          );
        })}
        {versions.data?.length === 0 ? <li className="bw-soft">The first version is in force.</li> : null}
      </ol>
    </Section>
  );
}
