import type { Recognised } from "../api/types";

const SEPARATORS: Record<string, string> = { ",": "commas", ";": "semicolons", "|": "bars", tab: "tabs" };
const DATES: Record<string, string> = { iso: "dates like 2026-03-04", "month-first": "the month before the day", "day-first": "the day before the month", "named-month": "months by name" };

/** How a file was read, as a sentence: “Read as UTF-8, separated by semicolons, with decimal commas.” */
export function recognisedInWords(one: Recognised): string {
  const parts = [
    one.encoding,
    `separated by ${SEPARATORS[one.separator] ?? one.separator}`,
    one.decimal ? `with decimal ${one.decimal === "," ? "commas" : "points"}` : null,
    one.thousands ? `thousands grouped by ${one.thousands === " " || one.thousands === "\u00a0" ? "blanks" : `“${one.thousands}”`}` : null,
    one.dates ? (DATES[one.dates] ?? one.dates) : null,
  ];
  return `Read as ${parts.filter(Boolean).join(", ")}.`;
}
