import type { History, HistoryPoint } from "../api/types";

/** The points of a history, whatever the answer wraps them in. */
export function points(history: History | HistoryPoint[] | undefined): HistoryPoint[] {
  if (!history) return [];
  if (Array.isArray(history)) return history;
  return history.points ?? history.items ?? [];
}

/** The parts of a breakdown: one line for each value of the dimension. */
export function parts(history: History | HistoryPoint[] | undefined): { name: string; points: HistoryPoint[] }[] {
  if (!history || Array.isArray(history)) return [];
  return (history.groups ?? []).map((group) => ({
    name: Object.values(group.key ?? {}).map((value) => value ?? "without").join(", ") || "without",
    points: group.points ?? [],
  }));
}
