import type { Standing } from "../api/types";

export interface BarShape {
  /** Filled share of the bar, 0…1, null when there is nothing to fill. */
  fill: number | null;
  /** Where the fill should reach by now, 0…1, null when no course is expected. */
  mark: number | null;
}

/** The bar of a KPI: filled to its clamped progress, marked where it should be by now. */
export function barOf(standing: Standing | null | undefined): BarShape {
  if (!standing) return { fill: null, mark: null };
  return { fill: share(standing.bar), mark: share(standing.expected) };
}

function share(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : Math.min(1, Math.max(0, value));
}
