import type { Webhook } from "../api/types";

/** The feeds that a webhook can be told of. */
export const FEEDS = [
  { value: "governance", label: "Governance: departments, responsibilities, overlaps, decisions" },
  { value: "objectives", label: "Objectives: objectives, KPIs, initiatives, assessments" },
];

/** What is typed as kinds of events, separated by commas or blanks, with or without the product's prefix. */
export function kindsOf(typed: string): string[] {
  const kinds = typed.split(/[\s,;]+/).map((one) => one.replace(/^io\.bellwether\./, "")).filter(Boolean);
  return [...new Set(kinds)];
}

/** What a webhook is told, in words. */
export function toldInWords(one: Pick<Webhook, "feed" | "kinds">): string {
  const events = one.kinds.length === 0 ? "Everything" : one.kinds.join(", ");
  return `${events} of the ${one.feed} feed`;
}

export interface Delivery {
  id: string;
  first: number;
  last: number;
  events: number;
  state: "pending" | "delivered" | "dead";
  attempts: number;
  nextAttempt: string | null;
  status: number | null;
  trouble: string | null;
  madeAt: string;
  settledAt: string | null;
}

/** What became of a delivery, in words; why it was not taken is a sentence of the API. */
export function outcomeInWords(one: Delivery): string {
  if (one.state === "delivered") return one.attempts > 1 ? `Taken at attempt ${one.attempts}.` : "Taken.";
  const times = `${one.attempts} attempt${one.attempts === 1 ? "" : "s"}`;
  if (one.state === "dead") return `Given up after ${times}. ${one.trouble ?? ""}`.trim();
  return one.attempts === 0 ? "About to be sent." : `Not taken at ${times}, to be tried again. ${one.trouble ?? ""}`.trim();
}
