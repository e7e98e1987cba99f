import { words } from "./format";

export interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

/** What a person need not read to understand a change. */
const TECHNICAL = new Set(["version", "id", "standing", "canonical", "kpi", "contributesTo", "ownTarget"]);

function isRecord(value: unknown): value is Record<string, unknown> {
  return Boolean(value) && typeof value === "object" && !Array.isArray(value);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields in which two states of one thing differ, in words: `period.end` as “Period, end”. */
export function changes(before: unknown, after: unknown, path: string[] = []): Change[] {
  if (same(before, after)) return [];
  if (isRecord(before) || isRecord(after)) {
    const left = isRecord(before) ? before : {};
    const right = isRecord(after) ? after : {};
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .filter((key) => !TECHNICAL.has(key))
      .flatMap((key) => changes(left[key], right[key], [...path, key]));
  }
  return [{ field: words(path.map((part) => part.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()).join(", ")), before, after }];
}
