import type { Initiative, Objective } from "../api/types";

/** Texts of a form about an initiative. */
export interface InitiativeDraft {
  title: string;
  channels: string;
  audiences: string;
  campaigns: string;
  start: string;
  end: string;
  budget: string;
  status: string;
}

export const INITIATIVE_STATES = ["planned", "running", "paused", "ended"];

/** Words separated by commas as slugs: `LinkedIn, X` as `linkedin`, `x`. */
export function slugs(text: string): string[] {
  return [...new Set(text.split(",").map((one) => one.trim().toLowerCase().replace(/[\s_/]+/g, "-").replace(/[^a-z0-9.-]/g, "")).filter(Boolean))];
}

export function draftOf(objective: Pick<Objective, "period">, initiative?: Initiative): InitiativeDraft {
  return {
    title: initiative?.title ?? "",
    channels: (initiative?.channels ?? []).join(", "),
    audiences: (initiative?.audiences ?? []).join(", "),
    campaigns: (initiative?.campaigns ?? []).join(", "),
    start: initiative ? (initiative.period?.start ?? "") : objective.period.start,
    end: initiative ? (initiative.period?.end ?? "") : objective.period.end,
    budget: typeof initiative?.budget === "number" ? String(initiative.budget) : "",
    status: initiative?.status ?? "planned",
  };
}

/** What is sent; a day that is left out is the objective's. */
export function initiativeOf(draft: InitiativeDraft): Record<string, unknown> {
  const { start, end } = draft;
  const budget = draft.budget.trim().replace(",", ".");
  return {
    title: draft.title.trim(),
    channels: slugs(draft.channels),
    audiences: slugs(draft.audiences),
    campaigns: slugs(draft.campaigns),
    ...(start || end ? { period: { ...(start ? { start } : {}), ...(end ? { end } : {}) } } : {}),
    ...(budget ? { budget: Number.isFinite(Number(budget)) ? Number(budget) : budget } : {}),
    status: draft.status,
  };
}
