import type { History, HistoryPoint } from "../api/types";

/** The points of a history, whatever the answer wraps them in. */
export function points(history: History | HistoryPoint[] | undefined): HistoryPoint[] {
  if (!history) return [];
  if (Array.isArray(history)) return history;
  return history.points ?? history.items ?? [];
}

/** The parts of a breakdown, one for each value of the dimension: the figure over the whole time and, where there is one, its course. */
export function parts(history: History | HistoryPoint[] | undefined): { name: string; value: number | null; points: HistoryPoint[] }[] {
  if (!history || Array.isArray(history)) return [];
  return (history.groups ?? []).map((group) => ({
    name: Object.values(group.key ?? {}).map((value) => value ?? "without").join(", ") || "without",
    value: group.value ?? null,
    points: group.points ?? [],
  }));
}
