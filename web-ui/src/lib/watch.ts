import type { Watch } from "../api/types";
import { number } from "./format";
import { figureOf } from "./kpiDraft";

/** Texts of a form that defines or changes a watch. */
export interface WatchDraft {
  name: string;
  measure: string;
  grain: string;
  department: string;
  direction: string;
  factor: string;
  minimum: string;
  coolDown: string;
}

/** Three times the usual and ten more, as the service takes it where nothing is said. */
export const EMPTY_WATCH: WatchDraft = { name: "", measure: "", grain: "hour", department: "", direction: "up", factor: "3", minimum: "10", coolDown: "" };

/** What a watch states, as texts of the form. */
export function watchDraft(watch: Watch): WatchDraft {
  return {
    name: watch.name, measure: watch.measure, grain: watch.grain ?? "hour", department: watch.department ?? "", direction: watch.direction ?? "up",
    factor: String(watch.detector?.factor ?? EMPTY_WATCH.factor), minimum: String(watch.detector?.minimum ?? EMPTY_WATCH.minimum), coolDown: watch.coolDown ?? "",
  };
}

/** The watch in the body that the API takes; null while something that it needs is open. */
export function watchOf(draft: WatchDraft): Record<string, unknown> | null {
  const factor = figureOf(draft.factor);
  const minimum = figureOf(draft.minimum);
  if (!draft.name.trim() || !draft.measure.trim() || factor === null || minimum === null) return null;
  return {
    name: draft.name.trim(), measure: draft.measure.trim(), grain: draft.grain, department: draft.department, direction: draft.direction,
    detector: { kind: "ratio", factor, minimum }, ...(draft.coolDown ? { coolDown: draft.coolDown } : {}),
  };
}

/** When it raises an incident, in words: “each hour: 3 times what is usual, and by 10 at least”. */
export function courseInWords(watch: Watch): string {
  const { factor, minimum } = watch.detector ?? {};
  const each = watch.grain === "day" ? "each day" : "each hour";
  if (typeof factor !== "number" || typeof minimum !== "number") return `${each}: ${watch.direction === "down" ? "a fall" : "a rise"} beyond what is usual`;
  const far = watch.direction === "down" ? `a fall to 1/${number(factor)} of what is usual` : `a rise to ${number(factor)} times what is usual`;
  return `${each}: ${far}${minimum > 0 ? `, and by ${number(minimum)} at least` : ""}`;
}
