import type { Initiative, Overlap } from "../api/types";
import { slugs } from "./initiative";

/** What has been chosen so far for a decision on an overlap; texts as typed. */
export interface DecisionDraft {
  effect: string;
  reason: string;
  /** The objective that leads, the KPI that is shared, the objective that moves, or the initiative that stops. */
  choice: string;
  to: string;
  day: string;
  scopes: Record<string, { channels: string; audiences: string; start: string; end: string }>;
}

/** The scope that an initiative has now, as texts. */
export function scopeOf(initiative: Initiative | undefined) {
  return {
    channels: (initiative?.channels ?? []).join(", "),
    audiences: (initiative?.audiences ?? []).join(", "),
    start: initiative?.period?.start ?? "",
    end: initiative?.period?.end ?? "",
  };
}

/** The decision as it is sent; only what its effect needs. */
export function decisionOf(draft: DecisionDraft): Record<string, unknown> {
  const { effect, choice } = draft;
  const reason = draft.reason.trim();
  switch (effect) {
    case "lead-and-contribute":
      return { effect, reason, lead: choice };
    case "share-kpi":
      return { effect, reason, shared: choice };
    case "transfer":
      return { effect, reason, objective: choice, to: draft.to };
    case "stop":
      return { effect, reason, initiative: choice, on: draft.day };
    case "accept":
      return { effect, reason, reviewOn: draft.day };
    case "split-scope":
      return {
        effect, reason,
        scopes: Object.entries(draft.scopes).map(([initiative, scope]) => ({
          initiative,
          ...(slugs(scope.channels).length > 0 ? { channels: slugs(scope.channels) } : {}),
          ...(slugs(scope.audiences).length > 0 ? { audiences: slugs(scope.audiences) } : {}),
          ...(scope.start || scope.end ? { period: { ...(scope.start ? { start: scope.start } : {}), ...(scope.end ? { end: scope.end } : {}) } } : {}),
        })),
      };
    default:
      return { effect, reason };
  }
}

/** Whether everything that the effect needs has been chosen. */
export function decidable(draft: DecisionDraft): boolean {
  if (!draft.reason.trim()) return false;
  if (draft.effect === "accept") return Boolean(draft.day);
  if (draft.effect === "stop") return Boolean(draft.day && draft.choice);
  if (draft.effect === "transfer") return Boolean(draft.choice && draft.to);
  return draft.effect === "split-scope" ? Object.keys(draft.scopes).length > 0 : Boolean(draft.choice);
}

/** The department to which a transfer most likely goes: the one that leads. */
export function likelyLead(overlap: Pick<Overlap, "parties" | "evidence">): string {
  const leader = overlap.evidence.map((one) => one.leader).find((one) => typeof one === "string");
  return typeof leader === "string" ? leader : (overlap.parties[1]?.department ?? "");
}
