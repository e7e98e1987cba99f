import type { Target } from "../api/types";

/** What a person has answered so far; everything is text until it is asked for as a KPI. */
export interface KpiDraft {
  name: string;
  measure: string;
  unit: string;
  kind: Target["kind"];
  bound: "atLeast" | "atMost";
  amount: string;
  second: string;
  relative: "percent" | "points";
  baseline: "year-earlier" | "preceding" | "window" | "none";
  baselineFrom: string;
  baselineTo: string;
  over: "period" | "P7D" | "P28D" | "P30D" | "P84D" | "P90D";
  every: "day" | "week" | "month" | "quarter";
  goal: "extra" | "atLeast" | "atMost";
  needed: string;
}

export const EMPTY: KpiDraft = {
  name: "", measure: "", unit: "", kind: "total", bound: "atLeast", amount: "", second: "", relative: "percent", baseline: "year-earlier",
  baselineFrom: "", baselineTo: "", over: "period", every: "month", goal: "atLeast", needed: "100",
};

/** The KPI that the answers make, or null while something that it needs is still open. */
export function kpiOf(draft: KpiDraft): { name: string; measure: string; unit: string; target: Target } | null {
  const amount = figureOf(draft.amount);
  if (!draft.measure.trim() || !draft.unit.trim() || amount === null) return null;
  const target = targetOf(draft, amount);
  return target ? { name: draft.name.trim() || "Unnamed", measure: draft.measure.trim(), unit: draft.unit.trim(), target } : null;
}

function targetOf(draft: KpiDraft, amount: number): Target | null {
  const baseline = baselineOf(draft);
  const needed = figureOf(draft.needed);
  const share = needed === null || needed === 100 ? {} : { needed: needed / 100 };
  switch (draft.kind) {
    case "total":
      return { kind: "total", atLeast: amount };
    case "limit":
      return { kind: "limit", atMost: amount };
    case "level":
      return { kind: "level", [draft.bound]: amount, over: draft.over, ...(baseline ? { baseline } : {}) };
    case "change":
      return baseline ? { kind: "change", by: amount, unit: draft.relative, over: draft.over, baseline } : null;
    case "every":
      if (draft.goal === "extra") return baseline ? { kind: "every", every: draft.every, extra: amount, baseline, ...share } : null;
      return { kind: "every", every: draft.every, [draft.goal]: amount, ...share };
    case "band": {
      const upper = figureOf(draft.second);
      return upper === null ? null : { kind: "band", every: draft.every, min: amount, max: upper, ...share };
    }
    default:
      return null;
  }
}

function baselineOf(draft: KpiDraft): Target["baseline"] {
  if (draft.baseline === "none") return null;
  if (draft.baseline !== "window") return draft.baseline;
  return draft.baselineFrom && draft.baselineTo ? { from: draft.baselineFrom, to: draft.baselineTo } : null;
}

/** A figure as people type it, with a comma or a point; null when it is none. */
export function figureOf(text: string): number | null {
  const cleaned = text.trim().replace("−", "-").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(cleaned) ? Number(cleaned) : null;
}
