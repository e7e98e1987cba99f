import type { Overlap } from "../api/types";
import { words } from "./format";

export const OVERLAP_KINDS = ["identical-kpi", "scaled-kpi", "contained-kpi", "shared-input", "competing-initiatives", "outside-responsibility"];

const RANKS: Record<string, number> = { critical: 0, high: 1, medium: 2, low: 3, lowest: 4 };

/** Small is severe, whether severity is a word or a figure. */
export function severityRank(severity: string | number): number {
  return typeof severity === "number" ? -severity : (RANKS[severity] ?? 5);
}

export function severityTone(severity: string | number): string {
  if (typeof severity === "number") return severity >= 3 ? "bad" : severity === 2 ? "warn" : "quiet";
  return severity === "high" || severity === "critical" ? "bad" : severity === "medium" ? "warn" : "quiet";
}

export function stateTone(status: Overlap["status"]): string {
  return { open: "warn", "under-review": "wait", resolved: "good", accepted: "good", gone: "quiet" }[status] ?? "quiet";
}

export interface EffectKind {
  effect: string;
  label: string;
  means: string;
}

const EFFECTS: Record<string, EffectKind> = {
  "share-kpi": { effect: "share-kpi", label: "Share one KPI", means: "One becomes the shared definition; the other refers to it by version and keeps its own target." },
  "lead-and-contribute": { effect: "lead-and-contribute", label: "One leads, the others contribute", means: "Its KPIs count once in every roll-up." },
  "split-scope": { effect: "split-scope", label: "Split the scope", means: "Each initiative keeps its own channels, audiences or days." },
  transfer: { effect: "transfer", label: "Transfer the objective", means: "It moves to another department; its targets stay." },
  stop: { effect: "stop", label: "Stop an initiative", means: "It ends on a day." },
  accept: { effect: "accept", label: "Let both go on", means: "Until a day on which it is looked at again." },
  revert: { effect: "revert", label: "Undo a decision", means: "What it did is taken back." },
};

/** The decisions that make sense for an overlap of this kind. */
export function effectsFor(overlap: Pick<Overlap, "kind">): EffectKind[] {
  const keys = overlap.kind === "competing-initiatives" ? ["split-scope", "stop", "lead-and-contribute", "transfer", "accept"]
    : overlap.kind === "outside-responsibility" ? ["transfer", "accept"]
      : overlap.kind === "shared-input" ? ["lead-and-contribute", "share-kpi", "transfer", "accept"] : ["share-kpi", "lead-and-contribute", "transfer", "accept"];
  return keys.map((key) => EFFECTS[key] as EffectKind);
}

export function effectInWords(effect: string): string {
  return EFFECTS[effect]?.label ?? words(effect);
}
