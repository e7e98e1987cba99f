import type { DefinitionChange, Metric } from "../api/types";

/** Texts of a form that defines or changes a metric. */
export interface MetricDraft {
  key: string;
  name: string;
  shape: string;
  unit: string;
  department: string;
  cadence: string;
  dimensions: string;
  finalAfter: string;
  min: string;
  max: string;
  window: string;
  description: string;
  startsAtZero: boolean;
  definitionChanges: Required<DefinitionChange>[];
}

export const EMPTY_METRIC: MetricDraft = {
  key: "", name: "", shape: "delta", unit: "", department: "", cadence: "P1D", dimensions: "", finalAfter: "PT0S", min: "", max: "", window: "P7D", description: "", startsAtZero: false, definitionChanges: [],
};

/** What a metric states, as texts of the form. */
export function metricDraft(metric: Metric): MetricDraft {
  const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));
  return {
    key: metric.key,
    name: metric.name,
    shape: metric.shape,
    unit: metric.unit,
    department: text(metric.department),
    cadence: text(metric.cadence) || EMPTY_METRIC.cadence,
    dimensions: (metric.dimensions ?? []).join(", "),
    finalAfter: text(metric.finalAfter) || EMPTY_METRIC.finalAfter,
    min: text(metric.min),
    max: text(metric.max),
    window: text(metric.window) || EMPTY_METRIC.window,
    description: text(metric.description),
    startsAtZero: metric.startsAtZero === true,
    definitionChanges: (metric.definitionChanges ?? []).map((one) => ({ ...one, bridged: one.bridged === true })),
  };
}

/** A metric as the form would have it; what no field of the form shows stays as it is. */
export function changedMetric(metric: Metric, draft: MetricDraft): Record<string, unknown> {
  const { finalAfter, min, max, description, ...kept } = metric;
  return { ...kept, ...metricOf(draft), key: metric.key, shape: metric.shape, definitionChanges: draft.definitionChanges.map((one) => ({ ...one, what: one.what.trim() })) };
}

export const SHAPES: { value: string; label: string; means: string }[] = [
  { value: "delta", label: "An amount", means: "so many for a day or a moment: calls, likes of a post, euros spent" },
  { value: "event", label: "An occurrence", means: "something dated that has an identity: a hire, a launch" },
  { value: "cumulative", label: "A running total", means: "the same counter read again and again: plays so far; the differences count" },
  { value: "gauge", label: "A state", means: "how it is at a moment: followers, open vacancies" },
  { value: "rating", label: "A judgement", means: "on a bounded scale: satisfaction from 1 to 5" },
  { value: "duration", label: "A duration", means: "how long something took, in seconds: time until the reply" },
  { value: "distinct", label: "Different people", means: "counted once within a window; never adds up over time or channels" },
];

/** `Calls to the centre` as `calls_to_the_centre`: parts of a-z, 0-9 and _, beginning with a letter. */
export function metricKey(name: string): string {
  return name.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9.]+/g, "_").replace(/^[^a-z]+|[_.]+$/g, "");
}

/** What is sent; what does not belong to the shape is left out. */
export function metricOf(draft: MetricDraft): Record<string, unknown> {
  const figure = (name: "min" | "max") => (draft[name].trim() ? { [name]: Number(draft[name].trim().replace(",", ".")) } : {});
  const bounded = ["rating", "gauge", "delta", "duration"].includes(draft.shape);
  return {
    key: draft.key.trim() || metricKey(draft.name),
    name: draft.name.trim(),
    shape: draft.shape,
    unit: draft.unit.trim(),
    department: draft.department,
    cadence: draft.cadence,
    dimensions: draft.dimensions.split(",").map((one) => one.trim().toLowerCase().replace(/[\s-]+/g, "_")).filter(Boolean),
    ...(draft.finalAfter === "PT0S" ? {} : { finalAfter: draft.finalAfter }),
    ...(bounded ? { ...figure("min"), ...figure("max") } : {}),
    ...(draft.shape === "distinct" ? { window: draft.window } : {}),
    ...(draft.shape === "cumulative" && draft.startsAtZero ? { startsAtZero: true } : {}),
    ...(draft.description.trim() ? { description: draft.description.trim() } : {}),
  };
}
