import type { Standing } from "../api/types";
import { barOf } from "../lib/bar";
import { percent } from "../lib/format";
import { STATUS } from "../lib/status";

/** A bar filled to the KPI's progress, with a mark where it should be by now. */
export function KpiBar({ standing, label }: { standing: Standing | null | undefined; label: string }) {
  const { fill, mark } = barOf(standing);
  const tone = standing ? STATUS[standing.status]?.tone ?? "quiet" : "quiet";
  const said = fill !== null && standing?.rule === "burn" ? `${percent(fill)} of the budget left${mark === null ? "" : `, ${percent(mark)} should be left by now`}` : fill === null ? "nothing to show yet" : `${percent(fill)} reached${mark === null ? "" : `, ${percent(mark)} expected by now`}`;
  return (
    <svg className={`bw-bar bw-tone-${tone}`} viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={`${label}: ${said}`}>
      <title>{said}</title>
      <rect className="bw-bar-track" x="0" y="3" width="100" height="6" rx="0" />
      {fill === null ? null : <rect className="bw-bar-fill" x="0" y="3" width={fill * 100} height="6" />}
      {mark === null ? null : <line className="bw-bar-mark" x1={Math.min(99.6, Math.max(0.4, mark * 100))} x2={Math.min(99.6, Math.max(0.4, mark * 100))} y1="0" y2="12" vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}

/** The course of a figure as a small line; gaps stay gaps. */
export function Spark({ values, label }: { values: (number | null)[]; label: string }) {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  let pen = "M";
  const path = values
    .map((value, index) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const point = `${pen}${((index / (values.length - 1)) * 100).toFixed(1)} ${(24 - ((value - low) / span) * 20).toFixed(1)}`;
      pen = "L";
      return point;
    })
    .join("");
  return (
    <svg className="bw-spark" viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label={`${label}: course over time`}>
      <path d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
