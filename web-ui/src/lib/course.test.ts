import { describe, expect, it } from "vitest";
import type { Standing } from "../api/types";
import { course, whole } from "./course";

const span = { start: "2026-01-01", end: "2026-01-20" };
const point = (from: string, to: string, value: number | null) => ({ from, to, value });
const points = [point("2026-01-01", "2026-01-11", 4), point("2026-01-11", "2026-01-21", 6)];
const standing = { status: "on-track", rule: "pace", value: 0, baseline: 1, target: 0.5, expected: 0.5, pace: 1, progress: 0, bar: 0, contribution: 0, attained: "open", per: "day" } as Standing;
const later = Date.parse("2026-02-01T00:00:00Z");
const values = (lines: ReturnType<typeof course>, name: string) => lines.find((line) => line.name === name)?.points.map(([, value]) => value);

describe("the course of a KPI", () => {
  it("runs a total up to its target", () => {
    const lines = course({ target: { kind: "total", atLeast: 10 } }, null, span, points, later);
    expect(values(lines, "Actual")).toEqual([4, 10]);
    expect(values(lines, "Target")).toEqual([10, 10]);
    expect(values(lines, "Expected course")).toEqual([5, 10]);
  });
  it("shows a change per day where it is compared per day, without the step that has not ended", () => {
    const three = [...points, point("2026-01-21", "2026-01-31", 1)];
    const lines = course({ target: { kind: "change", by: -50 } }, standing, span, three, Date.parse("2026-01-22T00:00:00Z"));
    expect(values(lines, "Actual")).toEqual([0.4, 0.6]);
    expect(values(lines, "Baseline")).toEqual([1, 1]);
  });
  it("keeps a gap as a gap", () => {
    const lines = course({ target: { kind: "level", atLeast: 1 } }, null, span, [point("2026-01-01", "2026-01-11", null)], later);
    expect(values(lines, "Actual")).toEqual([null]);
  });
  it("draws a band by its bounds", () => {
    expect(course({ target: { kind: "band", min: 1, max: 5 } }, null, span, points, later).map((line) => line.name)).toEqual(["Actual", "Lower bound", "Upper bound"]);
  });
  it("takes what the history states itself", () => {
    expect(values(course({ target: { kind: "total", atLeast: 10 } }, null, span, [{ ...point("2026-01-01", "2026-01-11", 4), target: 9 }], later), "Target")).toEqual([9]);
  });
  it("leaves out steps that are cut short, by now or by the period's begin", () => {
    expect(whole([...points, point("2026-01-21", "2026-01-31", 1)], Date.parse("2026-01-25T00:00:00Z"))).toEqual(points);
    expect(whole([point("2025-12-29", "2026-01-01", 1), ...points], later)).toEqual(points);
    expect(whole([point("2026-01-01", "2026-01-03", 1)], later)).toHaveLength(1);
  });
});
