import type { HistoryPoint, Kpi, Period, Standing } from "../api/types";

export type Point = [string, number | null];

export interface CourseLine {
  name: "Actual" | "Target" | "Expected course" | "Baseline" | "Lower bound" | "Upper bound";
  points: Point[];
}

const DAY = 86_400_000;
const time = (text: string) => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);

/**
 * The lines of a KPI's chart from its history: a total or limit as a running sum, a change that is compared per day as an
 * average per day, everything else as measured in each step (a step that has not ended is left out where it would look
 * like a fall); beside it target, baseline and expected course. What the
 * history states itself goes before what is derived here.
 */
export function course(kpi: Pick<Kpi, "target" | "pace">, standing: Standing | null | undefined, span: Period | undefined, points: HistoryPoint[], now: number): CourseLine[] {
  const stated = (["target", "expected", "baseline"] as const).some((field) => points.some((one) => typeof one[field] === "number"));
  if (stated) return lines(points.map((one) => [one.from, one.value]), pick(points, "target"), pick(points, "expected"), pick(points, "baseline"));
  const { kind } = kpi.target;
  const running = kind === "total" || kind === "limit";
  const actual = running ? sums(points, now) : standing?.per === "day" ? perDay(whole(points, now), now) : whole(points, now).map((one): Point => [one.from, one.value]);
  const flat = (value: number | null | undefined): Point[] => (typeof value === "number" ? actual.map(([at]) => [at, value]) : []);
  if (kind === "band") {
    return [{ name: "Actual", points: actual }, { name: "Lower bound", points: flat(kpi.target.min) }, { name: "Upper bound", points: flat(kpi.target.max) }];
  }
  const goal = standing?.target ?? kpi.target.atLeast ?? kpi.target.atMost;
  const linear = kpi.pace === undefined || kpi.pace === null || kpi.pace === "linear";
  const moving = running || (typeof standing?.expected === "number" && standing.expected < 1 && typeof standing.baseline === "number" && kind !== "every");
  const begin = running ? 0 : standing?.baseline;
  const expected = moving && linear && span && typeof goal === "number" && typeof begin === "number" ? actual.map(([at]): Point => [at, begin + (goal - begin) * share(time(at), span)]) : [];
  return lines(actual, flat(goal), expected, flat(standing?.baseline));
}

function lines(actual: Point[], target: Point[], expected: Point[], baseline: Point[]): CourseLine[] {
  const all: CourseLine[] = [{ name: "Actual", points: actual }, { name: "Target", points: target }, { name: "Expected course", points: expected }, { name: "Baseline", points: baseline }];
  return all.filter((line) => line.name === "Actual" || line.points.some(([, value]) => value !== null));
}

function pick(points: HistoryPoint[], field: "target" | "expected" | "baseline"): Point[] {
  return points.map((one) => [one.from, one[field] ?? null]);
}

/** Each point is what had come together by the end of its step, the running step's by now. */
function sums(points: HistoryPoint[], now: number): Point[] {
  let sum: number | null = null;
  return points.map((one) => {
    if (one.value !== null) sum = (sum ?? 0) + one.value;
    return [new Date(Math.min(time(one.to), now)).toISOString(), sum];
  });
}

function perDay(points: HistoryPoint[], now: number): Point[] {
  return points.map((one) => {
    const days = (Math.min(time(one.to), now) - time(one.from)) / DAY;
    return [one.from, one.value === null || days <= 0 ? null : one.value / days];
  });
}

function share(at: number, span: Period): number {
  const start = time(span.start);
  return Math.min(1, Math.max(0, (at - start) / (time(span.end) + DAY - start)));
}

/** Without steps cut short by the period's begin or by now: beside whole ones they look like a fall. */
export function whole(points: HistoryPoint[], now: number): HistoryPoint[] {
  const length = (one: HistoryPoint) => Math.min(time(one.to), now) - time(one.from);
  // months and quarters differ by at most a tenth
  const least = 0.85 * Math.max(0, ...points.map(length));
  const kept = points.filter((one) => length(one) >= least);
  return kept.length > 1 ? kept : points;
}
