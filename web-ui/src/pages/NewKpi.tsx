import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { Problem, write } from "../api/client";
import { useMetrics, useObjective, useTemplates } from "../api/queries";
import type { Kpi, Metric, Template } from "../api/types";
import { Area, Field, Input, OpenedForm, Select, wrong } from "../components/Form";
import { useAddress } from "../components/List";
import { Beside, usePreview } from "../components/LivePreview";
import { PageHead, Section } from "../components/Page";
import { RubricForm } from "../components/RubricForm";
import { Nothing, Shown, Trouble } from "../components/States";
import { Badge } from "../components/Status";
import { TemplateForm } from "../components/TemplateForm";
import { EMPTY, kpiOf, type KpiDraft } from "../lib/kpiDraft";
import { useMay } from "../lib/names";
import { targetInWords } from "../lib/target";

/** States a KPI once, exactly: from a template or a metric, with its figure live beside it. */
export default function NewKpiPage() {
  const { id } = useParams();
  const objective = useObjective(id);
  const [read, change] = useAddress();
  const templates = useTemplates();
  const start = read("from");
  const may = useMay();
  const metrics = useMetrics();
  const department = objective.data?.body.department;
  const refusal = department && !may.owns(department) ? <Link to={`/objectives/${id}`}>Back to the objective</Link> : objective.data?.body.status === "closed" ? "The objective is closed." : null;
  const template = (templates.data ?? []).find((one) => one.key === start);
  return (
    <>
      <PageHead
        title="New KPI"
        lead="How will you know that the objective is being met?"
        crumbs={objective.data ? [{ to: `/objectives/${id}`, text: objective.data.body.title }] : []}
        actions={start && !refusal ? <Button variant="link" onClick={() => change({ from: null })}>Start from something else</Button> : null}
      />
      {refusal ? <Nothing title="Only the owner of the department states its KPIs">{refusal}</Nothing> : null}
      {!start && !refusal ? <Start templates={templates.data ?? []} type={objective.data?.body.type} error={templates.error} /> : null}
      {start && template && !refusal ? <TemplateForm template={template} objective={id ?? ""} /> : null}
      {start === "people" && !refusal ? <RubricForm objective={id ?? ""} /> : null}
      {start && start.startsWith("metric:") && !refusal ? <Shown asked={metrics} what="the metrics" rows={1}>{(all) => <FromMetric metric={start.slice(7)} all={all} objective={id ?? ""} />}</Shown> : null}
      {start && !template && start !== "people" && !start.startsWith("metric:") && !refusal ? <Shown asked={templates} what="the template" rows={1}>{() => <Nothing title="There is no such template"><Link to={`/objectives/${id}/new-kpi`}>Start from another one</Link></Nothing>}</Shown> : null}
    </>
  );
}

function Start({ templates, type, error }: { templates: Template[]; type: string | undefined; error: unknown }) {
  const metrics = useMetrics();
  const [, change] = useAddress();
  const sorted = [...templates].sort((a, b) => Number(b.objectiveType === type) - Number(a.objectiveType === type));
  return (
    <>
      {sorted.length > 0 || (error && !(error instanceof Problem && error.status === 404)) ? <Section title="From a template">
        {error ? <Trouble error={error} /> : null}
        <div className="bw-picks">
          {sorted.map((one) => (
            <button key={one.key} type="button" className="bw-pick" onClick={() => change({ from: one.key || null })}>
              <strong>{one.name}</strong>
              <span className="bw-soft">{one.description ?? one.kpi?.measure}</span>
              {one.objectiveType === type ? <Badge tone="fair">Fits this objective</Badge> : null}
            </button>
          ))}
        </div>
      </Section> : null}
      <Section title="From a metric">
        {metrics.error ? <Trouble error={metrics.error} /> : null}
        <div className="bw-picks">
          {(metrics.data ?? []).map((one) => (
            <button key={one.key} type="button" className="bw-pick" onClick={() => change({ from: `metric:${one.key}` })}>
              <strong>{one.name}</strong>
              <span className="bw-soft"><code>{one.key}</code> · {one.shape} in {one.unit}</span>
            </button>
          ))}
        </div>
        {metrics.data?.length === 0 ? <Nothing title="Nothing is measured yet" icon="chart"><Link to="/metrics">Define a metric first</Link></Nothing> : null}
      </Section>
      <Section title="Without a number">
        <div className="bw-picks">
          <button type="button" className="bw-pick" onClick={() => change({ from: "people" })}>
            <strong>Judged by people</strong>
            <span className="bw-soft">Enthusiasm, drive, quality of experience: assessed in rounds against levels that you describe.</span>
          </button>
        </div>
      </Section>
    </>
  );
}

const KINDS: { value: KpiDraft["kind"]; label: string; means: string }[] = [
  { value: "total", label: "Reach a total", means: "at least so many by the end" },
  { value: "limit", label: "Stay within a limit", means: "at most so many by the end, a budget" },
  { value: "level", label: "Hold a level", means: "at least or at most, as a rate or an average" },
  { value: "change", label: "Change against before", means: "up or down, in percent or points" },
  { value: "every", label: "Each period", means: "so many in each week or month" },
  { value: "band", label: "Stay between", means: "neither below nor above, in each period" },
];
const OVER = [{ value: "period", label: "the whole period" }, { value: "P7D", label: "the last 7 days" }, { value: "P28D", label: "the last 28 days" }, { value: "P84D", label: "the last 84 days" }];
/** Shapes that can be summed up to a total. */
const ADDS_UP = new Set(["delta", "event", "cumulative"]);
const AGGREGATE: Record<string, string> = { delta: "sum", event: "count", cumulative: "sum", gauge: "last", rating: "mean", duration: "mean", distinct: "last" };

function FromMetric({ metric, all, objective }: { metric: string; all: Metric[]; objective: string }) {
  const known = all.find((one) => one.key === metric);
  const [draft, setDraft] = useState<KpiDraft>(() => ({ ...EMPTY, measure: known ? `${AGGREGATE[known.shape] ?? "sum"}(${metric})` : `sum(${metric})`, unit: known?.unit ?? "", kind: known && !ADDS_UP.has(known.shape) ? "level" : "total" }));
  const set = <K extends keyof KpiDraft>(name: K) => (value: string) => setDraft({ ...draft, [name]: value as KpiDraft[K] });
  const kpi = useMemo(() => kpiOf(draft), [draft]);
  const preview = usePreview(kpi ? { ...kpi, objective } : null);
  const go = useNavigate();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => write<Kpi>("POST", `/objectives/${objective}/kpis`, kpi),
    onSuccess: async (made) => {
      await client.invalidateQueries();
      await go(`/kpis/${made.id}`);
    },
  });
  const refused = save.error ?? preview.error;
  const change = draft.kind === "change";
  const periodic = draft.kind === "every" || draft.kind === "band";
  const needsBaseline = change || draft.kind === "level" || (draft.kind === "every" && draft.goal === "extra");
  return (
    <div className="bw-split">
      <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <Field label="Name" error={wrong(refused, "/name")}>{(ids) => <Input {...ids} value={draft.name} onChange={set("name")} placeholder="Hires through social media" />}</Field>
        <Field label="What is measured?" why={`A formula over metrics. ${known?.dimensions?.length ? `Narrow it by ${known.dimensions.join(", ")}: ${AGGREGATE[known.shape] ?? "sum"}(${metric}{${known.dimensions[0]}="…"}).` : ""}`} error={wrong(refused, "/measure")}>
          {(ids) => <Area {...ids} value={draft.measure} onChange={set("measure")} rows={2} spellCheck={false} />}
        </Field>
        <Field label="In which unit?" why="Shares are shown as percent; seconds as time." error={wrong(refused, "/unit")}>{(ids) => <Input {...ids} value={draft.unit} onChange={set("unit")} placeholder="hires, share, seconds, EUR" />}</Field>
        <fieldset className="bw-field"><legend><strong>What would count as success?</strong></legend>
          <div className="bw-picks">
            {KINDS.map((one) => <button key={one.value} type="button" className="bw-pick" aria-pressed={draft.kind === one.value} onClick={() => setDraft({ ...draft, kind: one.value })}><strong>{one.label}</strong><span className="bw-soft">{one.means}</span></button>)}
          </div>
        </fieldset>
        <div className="bw-row">
          {draft.kind === "level" ? <Field label="In which direction?">{(ids) => <Select {...ids} value={draft.bound} onChange={set("bound")} options={[{ value: "atLeast", label: "at least" }, { value: "atMost", label: "at most" }]} />}</Field> : null}
          {draft.kind === "every" ? <Field label="What in each period?">{(ids) => <Select {...ids} value={draft.goal} onChange={set("goal")} options={[{ value: "atLeast", label: "at least" }, { value: "atMost", label: "at most" }, { value: "extra", label: "extra over a baseline" }]} />}</Field> : null}
          {periodic ? <Field label="Which period?">{(ids) => <Select {...ids} value={draft.every} onChange={set("every")} options={["day", "week", "month", "quarter"].map((value) => ({ value, label: `each ${value}` }))} />}</Field> : null}
          <Field label={change ? "By how much? Down is negative" : draft.kind === "band" ? "From" : "How much?"} why={draft.unit === "share" && !(change && draft.relative === "percent") ? "A share is a number from 0 to 1: 20 % is 0.2." : undefined} error={wrong(refused, "/target/by", "/target/atLeast", "/target/atMost", "/target/extra", "/target/min", "/target")}>
            {(ids) => <Input {...ids} value={draft.amount} onChange={set("amount")} />}
          </Field>
          {draft.kind === "band" ? <Field label="To" error={wrong(refused, "/target/max")}>{(ids) => <Input {...ids} value={draft.second} onChange={set("second")} />}</Field> : null}
          {change ? <Field label="Percent or points?" why="From 0.30 to 0.40 is 10 points, but 33 percent." error={wrong(refused, "/target/unit")}>{(ids) => <Select {...ids} value={draft.relative} onChange={set("relative")} options={[{ value: "percent", label: "percent of the baseline" }, { value: "points", label: "points, in the unit itself" }]} />}</Field> : null}
          {periodic ? <Field label="In how many of the periods? (%)" error={wrong(refused, "/target/needed")}>{(ids) => <Input {...ids} value={draft.needed} onChange={set("needed")} />}</Field> : null}
          {change || draft.kind === "level" ? <Field label="Measured over" error={wrong(refused, "/target/over")}>{(ids) => <Select {...ids} value={draft.over} onChange={set("over")} options={OVER} />}</Field> : null}
        </div>
        {needsBaseline ? (
          <div className="bw-row">
            <Field label="Compared with which time?" why="Seasons differ: a summer against a winter shows the season, not the work." error={wrong(refused, "/target/baseline")}>
              {(ids) => <Select {...ids} value={draft.baseline} onChange={set("baseline")} options={[{ value: "year-earlier", label: "the same time a year earlier" }, { value: "preceding", label: "the period just before" }, { value: "window", label: "a window of my own" }, ...(draft.kind === "level" ? [{ value: "none", label: "nothing; the level alone" }] : [])]} />}
            </Field>
            {draft.baseline === "window" ? <Field label="From">{(ids) => <Input {...ids} type="date" value={draft.baselineFrom} onChange={set("baselineFrom")} />}</Field> : null}
            {draft.baseline === "window" ? <Field label="To, inclusive">{(ids) => <Input {...ids} type="date" value={draft.baselineTo} onChange={set("baselineTo")} />}</Field> : null}
          </div>
        ) : null}
        {save.error ? <Trouble error={save.error} /> : null}
        <div className="bw-actions"><Button type="submit" isDisabled={!kpi || !draft.name.trim() || save.isPending} isLoading={save.isPending}>Save the KPI</Button></div>
      </OpenedForm>
      <Beside preview={preview} asked={kpi !== null} unit={kpi?.unit ?? ""} says={kpi ? targetInWords(kpi.target, kpi.unit) : null} />
    </div>
  );
}
