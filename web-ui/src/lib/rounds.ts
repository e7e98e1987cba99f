import type { Assessment, AssessmentRound, Target } from "../api/types";

/** A round as the page needs it, whichever way the answer says who was asked and who has answered. */
export interface RoundShape {
  open: boolean;
  asked: { name: string; assessed: boolean }[];
  given: number;
  /** Everybody's after the round was revealed, before at most one's own. */
  assessments: Assessment[];
  mine: Assessment | null;
}

export const assessorOf = (one: Assessment): string => one.assessor ?? (typeof one.by === "string" ? one.by : (one.by?.name ?? one.by?.subject ?? ""));

export function shapeOf(round: AssessmentRound, target: Target, me: { name: string; subject: string } | undefined): RoundShape {
  const open = round.status === "open" || (round.status === undefined && !round.revealedAt);
  const assessments = round.assessments ?? [];
  const given = round.assessed ?? round.submitted ?? assessments.map(assessorOf);
  const names = Array.isArray(given) ? given : [];
  const asked = (round.assessors ?? target.assessors ?? []).map((one) => {
    const name = typeof one === "string" ? one : (one.name ?? one.subject ?? "");
    return { name, assessed: (typeof one !== "string" && one.assessed === true) || names.includes(name) };
  });
  const own = (one: Assessment) => me !== undefined && [me.name, me.subject].includes(assessorOf(one));
  return {
    open, asked, assessments,
    given: typeof given === "number" ? given : asked.filter((one) => one.assessed).length || names.length,
    mine: round.mine ?? assessments.find(own) ?? null,
  };
}

/** How far the assessors agree, in words: α of 1 is full agreement, 0 is what chance gives. */
export function agreement(alpha: number | null | undefined): string {
  if (alpha === null || alpha === undefined || !Number.isFinite(alpha)) return "not to be computed";
  if (alpha >= 0.8) return "they agree";
  if (alpha >= 0.667) return "they agree roughly";
  return alpha > 0 ? "they hardly agree" : "no more than chance";
}

export function levelName(target: Target, score: number | null | undefined): string {
  if (score === null || score === undefined) return "–";
  return target.levels?.find((one) => one.score === score)?.label ?? String(score);
}
