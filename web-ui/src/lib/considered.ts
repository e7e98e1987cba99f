/** One line of the considered-choice report, whatever the answer wraps it in. */
export interface ConsideredItem {
  objectiveType: string;
  department: string | null;
  finding: string | null;
  findings: string[];
  overdue: boolean;
  sentence: string | null;
  share: number | null;
  objectives: number | null;
  kpis: number | null;
}

export function consideredItems(answer: unknown): ConsideredItem[] {
  const list = Array.isArray(answer) ? answer : (fields(answer).items ?? fields(answer).types ?? fields(answer).findings ?? []);
  if (!Array.isArray(list)) return [];
  return list.map((entry) => {
    const one = fields(entry);
    const activity = fields(one.activity);
    const responsibility = fields(one.responsibility);
    const findings = strings(one.findings ?? one.reasons ?? one.problems ?? one.flags ?? one.finding);
    const number = (...values: unknown[]) => values.find((value): value is number => typeof value === "number") ?? null;
    const text = (value: unknown) => (typeof value === "string" ? value : null);
    return {
      objectiveType: text(one.objectiveType) ?? text(one.type) ?? text(one.key) ?? "",
      department: text(one.department) ?? text(one.lead) ?? text(responsibility.department),
      finding: findings[0] ?? null,
      findings,
      overdue: findings.some((finding) => finding.includes("review")),
      sentence: text(one.sentence),
      share: number(one.share, activity.share),
      objectives: number(one.objectives, activity.objectives),
      kpis: number(one.kpis, activity.kpis),
    };
  });
}

const FINDINGS: Record<string, string> = {
  "only-by-default": "nobody has decided it; the natural owner leads by default",
  "no-alternatives": "no alternative was considered",
  "review-overdue": "the day on which it was to be looked at again has passed",
  "past-review": "the day on which it was to be looked at again has passed",
};

/** What is missing, in words. */
export function findingInWords(finding: string): string {
  return FINDINGS[finding] ?? finding.replace(/-/g, " ");
}

function fields(value: unknown): Record<string, unknown> {
  return value && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) return [];
  return value.map((one) => (typeof one === "string" ? one : String(fields(one).code ?? fields(one).finding ?? ""))).filter(Boolean);
}
