export interface RubricDraft {
  name: string;
  levels: { label: string; anchor: string }[];
  atLeast: string;
  assessors: string;
  validFor: string;
}

export const EMPTY_RUBRIC: RubricDraft = {
  name: "",
  levels: ["Absent", "Weak", "Fair", "Good", "Excellent"].map((label) => ({ label, anchor: "" })),
  atLeast: "3",
  assessors: "",
  validFor: "P90D",
};

/** Names as people type them: separated by commas or blanks, each once. */
export const namesOf = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** What is still missing before it can be stated, in words; null when nothing is. */
export function missingIn(draft: RubricDraft): string | null {
  if (!draft.name.trim()) return "It needs a name.";
  if (draft.levels.length < 2) return "At least two levels are needed.";
  if (draft.levels.some((one) => !one.label.trim() || !one.anchor.trim())) return "Each level needs a name and what it looks like.";
  if (namesOf(draft.assessors).length === 0) return "Somebody has to assess it.";
  return null;
}

/** The KPI in the body that the API takes; levels are counted from 0. */
export function rubricOf(draft: RubricDraft): Record<string, unknown> {
  return {
    name: draft.name.trim(),
    unit: "level",
    target: {
      kind: "rubric",
      levels: draft.levels.map((one, score) => ({ score, label: one.label.trim(), anchor: one.anchor.trim() })),
      atLeast: Number(draft.atLeast),
      assessors: namesOf(draft.assessors),
      validFor: draft.validFor,
    },
  };
}
