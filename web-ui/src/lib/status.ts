import type { Standing, StatusKey } from "../api/types";

/** How a status is said and in which family of colour it is shown; never by colour alone. */
export type Tone = "good" | "fair" | "warn" | "bad" | "quiet" | "wait";

export const STATUS: Record<StatusKey, { word: string; tone: Tone; icon: string; means: string }> = {
  met: { word: "Met", tone: "good", icon: "check", means: "The target has been reached for good." },
  "on-track": { word: "On track", tone: "fair", icon: "up", means: "It is where it should be by now." },
  "at-risk": { word: "At risk", tone: "warn", icon: "warn", means: "It is somewhat behind where it should be by now." },
  "off-track": { word: "Off track", tone: "bad", icon: "down", means: "It is well behind where it should be by now." },
  missed: { word: "Missed", tone: "bad", icon: "cross", means: "The target can no longer be reached." },
  stale: { word: "Stale", tone: "quiet", icon: "clock", means: "Nothing has come in for too long; no judgement on silence." },
  "no-data": { word: "No data", tone: "quiet", icon: "none", means: "There is nothing to measure it by." },
  "not-computable": { word: "Not computable", tone: "quiet", icon: "none", means: "A rule says that no figure can be stated." },
  "too-early": { word: "Too early", tone: "wait", icon: "hour", means: "Too little time has passed to judge." },
  "not-started": { word: "Not started", tone: "wait", icon: "hour", means: "The period has not begun." },
  "not-applicable": { word: "Not applicable", tone: "quiet", icon: "none", means: "Nothing happened that it could be judged by." },
};

/** Worst first, as the roll-up orders them. */
export const WORST_FIRST: StatusKey[] = [
  "missed", "off-track", "stale", "no-data", "not-computable", "at-risk", "too-early", "on-track", "met", "not-started", "not-applicable",
];

export function worst(statuses: (StatusKey | null | undefined)[]): StatusKey | null {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? null;
}

const REASONS: Record<string, string> = {
  "never-measured": "nothing has ever been measured for it",
  "nothing-in-window": "nothing was measured in its window",
  "zero-denominator": "the figure that it is divided by is zero",
  "definition-changed": "what is counted became another thing, and the two are not compared",
  "empty-window": "its window has no length yet",
  "zero-baseline": "the baseline is zero or below, so no percentage of it can be taken",
  "no-baseline": "there is no baseline",
  "baseline-not-covered": "measurements begin too late to cover the baseline's window",
  "no-whole-period": "no whole calendar period lies in the baseline's window",
  "too-few": "there are fewer observations than it asks for",
  "no-known-period": "no ended period is known",
  "unknown-periods-decide": "periods without data would decide it",
  "no-distance": "baseline and target are the same",
  "baseline-beyond-target": "the baseline already satisfies the target",
  "no-valid-assessment": "no valid assessment has been revealed",
  "no-event": "nothing happened that it could be judged by",
  "no-watch": "no watch raises incidents for it yet",
};

const RULES: Record<string, string> = {
  "no-event": "Nothing happened that it could be judged by",
  "before-start": "The period has not begun",
  "target-reached": "The target was reached before the end",
  "budget-exceeded": "The limit has been exceeded",
  "cannot-be-attained": "It can no longer be attained",
  "newest-too-old": "The newest measurement is older than its freshness allows",
  final: "The period is over and the figure is final",
  "under-5-percent-elapsed": "Less than 5 % of the period has passed",
  "no-judged-period": "No period can be judged yet",
  "nothing-due-yet": "Nothing is due yet",
  holds: "The level holds",
  "does-not-hold": "The level does not hold",
};

/** Why the status is what it is, as a sentence. */
export function why(standing: Standing): string {
  const reason = standing.reason ? REASONS[standing.reason] ?? standing.reason.replace(/-/g, " ") : null;
  if (standing.status === "no-data" || standing.status === "not-computable") {
    return `${STATUS[standing.status].word}: ${reason ?? REASONS[standing.rule] ?? standing.rule.replace(/-/g, " ")}.`;
  }
  const judged = (standing.periods ?? []).filter((one) => one.held !== null && one.held !== undefined);
  if (standing.rule === "pace" && judged.length > 0) {
    const held = judged.filter((one) => one.held).length;
    const needed = standing.expected === null || standing.expected >= 1 ? "all of them must" : `${percent(standing.expected)} must`;
    return `${held} of ${judged.length} ended periods held; ${needed}.`;
  }
  if (standing.rule === "pace" && standing.pace !== null) {
    return `It has come ${percent(standing.pace)} of the way it should have come by now.`;
  }
  if (standing.rule === "burn" && standing.pace !== null) {
    return `The budget is used ${percent(standing.pace)} as fast as the time passes.`;
  }
  const rule = RULES[standing.rule] ?? STATUS[standing.status]?.means.replace(/\.$/, "") ?? standing.rule;
  return reason && standing.rule !== standing.reason ? `${rule}; ${reason}.` : `${rule}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}
