import { Button } from "@patternfly/react-core";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback, useState } from "react";
import { useAggregate, useMetrics } from "../api/queries";
import type { AggregateResult } from "../api/types";
import Chart, { calm, type Palette } from "../components/Chart";
import { Area, Field, Input, Select } from "../components/Form";
import { useAddress } from "../components/List";
import { Nothing, Trouble } from "../components/States";
import { ago, figure, number } from "../lib/format";

const DAY = 86_400_000;
const date = (time: number) => new Date(time).toISOString().slice(0, 10);
const AGGREGATE: Record<string, string> = { delta: "sum", event: "count", cumulative: "sum", gauge: "last", rating: "mean", duration: "mean", distinct: "last" };

/** Any measure as a chart. */
export default function Explore() {
  const [read, write] = useAddress();
  const metrics = useMetrics().data ?? [];
  const chosen = metrics.find((one) => one.key === read("metric")) ?? metrics[0];
  const measure = read("measure") || (chosen ? `${AGGREGATE[chosen.shape] ?? "sum"}(${chosen.key})` : "");
  const [typed, setTyped] = useState<string | null>(null);
  const from = read("start") || date(Date.now() - 180 * DAY);
  const to = read("end") || date(Date.now() + DAY);
  const step = read("step") || "week";
  const by = read("by");
  const asked = { id: "course", measure, from, to, ...(by ? { by } : { step }) };
  const answer = useAggregate([asked, ...(by ? [] : [{ id: "whole", measure, from, to }])], Boolean(measure) && from < to);
  const results = new Map((answer.data?.results ?? []).map((one) => [one.id, one]));
  const course = results.get("course");
  const whole = results.get("whole");
  const unit = chosen && measure.includes(chosen.key) && !measure.includes("/") && !measure.startsWith("count") ? chosen.unit : null;
  const dimensions = [...new Set(metrics.filter((one) => measure.includes(one.key)).flatMap((one) => one.dimensions ?? []))];
  return (
    <div className="bw-cards">
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); write({ measure: typed ?? measure }); }}>
        <Field label="Measure" why={'A formula over metrics, for example sum(hires{via="social"}) / sum(hires)'}>
          {(ids) => <Area {...ids} rows={2} spellCheck={false} value={typed ?? measure} onChange={setTyped} />}
        </Field>
        <div className="bw-row">
          <Field label="Start from a metric">{(ids) => <Select {...ids} value={chosen?.key ?? ""} onChange={(value) => { setTyped(null); write({ metric: value, measure: null, by: null }); }} options={metrics.map((one) => ({ value: one.key, label: one.name }))} />}</Field>
          <Field label="From">{(ids) => <Input {...ids} type="date" value={from} onChange={(value) => write({ start: value })} />}</Field>
          <Field label="To, not included">{(ids) => <Input {...ids} type="date" value={to} onChange={(value) => write({ end: value })} />}</Field>
          <Field label="Step">{(ids) => <Select {...ids} value={step} onChange={(value) => write({ step: value, by: null })} options={["day", "week", "month", "quarter"].map((value) => ({ value, label: value }))} />}</Field>
          <Field label="Or break down by">{(ids) => <Select {...ids} value={by} onChange={(value) => write({ by: value })} options={[{ value: "", label: "nothing" }, ...dimensions.map((value) => ({ value, label: value }))]} />}</Field>
        </div>
        <div className="bw-actions"><Button type="submit" isLoading={answer.isFetching}>Show</Button></div>
      </form>
      {answer.error ? <Trouble error={answer.error} /> : null}
      {!measure ? <Nothing title="Nothing is measured yet" icon="chart" /> : null}
      {course && !answer.error ? (
        <div className="bw-card">
          {whole ? <p><span className="bw-big bw-figure">{figure(whole.value, unit)}</span> <span className="bw-soft">over the whole window · {number(whole.measurements)} measurements · newest {ago(whole.newest, Date.now())}{whole.bound ? ` · within ±${number(whole.bound)}` : ""}{whole.reason ? ` · ${whole.reason.replace(/-/g, " ")}` : ""}</span></p> : null}
          <Drawn result={course} measure={measure} by={by} />
        </div>
      ) : null}
    </div>
  );
}

function Drawn({ result, measure, by }: { result: AggregateResult; measure: string; by: string }) {
  const show = useCallback((value: number | null) => number(value), []);
  const option = useCallback(
    (colours: Palette): EChartsCoreOption => {
      const frame = calm(colours, show) as Record<string, Record<string, unknown>>;
      if (result.groups) {
        const groups = [...result.groups].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, 30);
        return {
          ...frame, legend: undefined, grid: { ...frame.grid, top: 12 },
          xAxis: { ...frame.xAxis, type: "category", data: groups.map((one) => Object.values(one.key).map((value) => value ?? "without").join(", ")) },
          yAxis: { ...frame.yAxis, scale: false },
          series: [{ name: measure, type: "bar", data: groups.map((one) => one.value), itemStyle: { color: colours.accent, borderRadius: [4, 4, 0, 0] }, barMaxWidth: 48 }],
        };
      }
      return { ...frame, legend: undefined, grid: { ...frame.grid, top: 12 }, series: [{ name: measure, type: "line", showSymbol: false, connectNulls: false, data: (result.points ?? []).map((one) => [one.from, one.value]), lineStyle: { width: 2.4, color: colours.accent }, itemStyle: { color: colours.accent }, areaStyle: { color: colours.accent, opacity: 0.07 } }] };
    },
    [result, measure, show],
  );
  const empty = (result.points ?? result.groups ?? []).every((one) => one.value === null || one.value === undefined);
  if (empty) return <Nothing title="Nothing was measured in this window" icon="chart">{result.reason ? result.reason.replace(/-/g, " ") : "Try an earlier start."}</Nothing>;
  return <Chart option={option} label={`${measure}${by ? ` by ${by}` : " over time"}`} height={340} />;
}
