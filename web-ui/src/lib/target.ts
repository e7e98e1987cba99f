import type { Baseline, Kpi, Standing, Target } from "../api/types";
import { day, figure, isShare, number, percent } from "./format";

/** What a target asks for, in words: "at least 10 hires by the end". */
export function targetInWords(target: Target, unit: string): string {
  const bound = (value: number | null | undefined) => figure(value, unit);
  switch (target.kind) {
    case "total":
      return `at least ${bound(target.atLeast)} by the end`;
    case "limit":
      return `at most ${bound(target.atMost)} by the end`;
    case "level":
      return `${present(target.atLeast) ? `at least ${bound(target.atLeast)}` : `at most ${bound(target.atMost)}`}${over(target.over)}`;
    case "change":
      return `${signed(target, unit)} against ${baselineInWords(target.baseline)}${over(target.over)}`;
    case "every": {
      const goal = present(target.extra)
        ? `${Math.abs(target.extra)} ${target.extra < 0 ? "fewer" : "extra"} ${unit}`
        : present(target.atLeast) ? `at least ${bound(target.atLeast)}` : `at most ${bound(target.atMost)}`;
      return `each ${target.every}: ${goal}${needed(target)}`;
    }
    case "band":
      return `each ${target.every}: from ${bound(target.min)} to ${bound(target.max)}${needed(target)}`;
    case "rubric": {
      const level = target.levels?.find((one) => one.score === target.atLeast);
      return `assessed at least as “${level?.label ?? target.atLeast}”`;
    }
    case "response":
      return `incidents contained within ${iso(target.within)}${needed(target)}`;
  }
}

/** A KPI's figure: of what people judge the level, of responses the share that was contained in time. */
export function valueInWords(kpi: Pick<Kpi, "target" | "unit">, standing: Pick<Standing, "value" | "per"> | null | undefined): string {
  if (kpi.target.kind === "response") return figure(standing?.value, "share");
  return kpi.target.kind === "rubric" ? number(standing?.value) : figure(standing?.value, kpi.unit, standing?.per);
}

/** What a KPI's figure is made of: measurements, incidents or assessments. */
export function madeOf(target: Target): string {
  return target.kind === "response" ? "incident" : target.kind === "rubric" ? "assessment" : "measurement";
}

function present(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function needed(target: Target): string {
  return present(target.needed) && target.needed < 1 ? `, in ${percent(target.needed)} of them` : "";
}

function signed(target: Target, unit: string): string {
  const by = target.by ?? 0;
  const sign = by > 0 ? "+" : by < 0 ? "−" : "±";
  const size = Math.abs(by);
  if (target.unit === "percent") return `${sign}${number(size)}\u00a0%`;
  return isShare(unit) ? `${sign}${number(size * 100)} percentage points` : `${sign}${number(size)} ${unit === "points" ? "points" : `points (${unit})`}`;
}

export function baselineInWords(baseline: Baseline | null | undefined): string {
  if (!baseline) return "the baseline";
  if (typeof baseline === "string") {
    return { "year-earlier": "the same time a year earlier", preceding: "the period just before" }[baseline] ?? baseline;
  }
  if (present(baseline.value)) return `${number(baseline.value)}${baseline.provenance ? ` (${baseline.provenance})` : ""}`;
  if (baseline.from && baseline.to) return `${day(baseline.from)} – ${day(baseline.to)}`;
  return baseline.rule ? baselineInWords(baseline.rule) : "the baseline";
}

function over(window: string | null | undefined): string {
  if (!window || window === "period") return "";
  return `, over ${iso(window)}`;
}

/** `P28D` as `28 days`, `PT4H` as `4 hours`. */
export function iso(text: string | null | undefined): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text ?? "");
  if (!match) return text ?? "";
  const names = ["year", "month", "week", "day", "hour", "minute", "second"];
  const said = names.flatMap((name, index) => {
    const count = Number(match[index + 1] ?? 0);
    return count ? [`${count} ${name}${count === 1 ? "" : "s"}`] : [];
  });
  return said.join(" ") || "no time";
}

/** The level of a rubric nearest to an assessed value, in words. */
export function levelInWords(target: Target, value: number | null | undefined): string {
  if (value === null || value === undefined) return "Not assessed yet";
  const nearest = [...(target.levels ?? [])].sort((a, b) => Math.abs(a.score - value) - Math.abs(b.score - value))[0];
  if (!nearest) return "";
  return nearest.score === value ? `“${nearest.label}”` : `nearest to “${nearest.label}”`;
}
