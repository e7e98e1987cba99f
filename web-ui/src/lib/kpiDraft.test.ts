import { describe, expect, it } from "vitest";
import { EMPTY, figureOf, kpiOf } from "./kpiDraft";

const draft = { ...EMPTY, name: "Hires", measure: "sum(hires)", unit: "hires", amount: "10" };

describe("answers make a KPI", () => {
  it("only once nothing that it needs is open", () => {
    expect(kpiOf({ ...draft, amount: "" })).toBeNull();
    expect(kpiOf({ ...draft, kind: "change", baseline: "window" })).toBeNull();
    expect(kpiOf(draft)?.target).toEqual({ kind: "total", atLeast: 10 });
  });
  it("with the unit of a change, which is never guessed", () => {
    expect(kpiOf({ ...draft, kind: "change", amount: "−20" })?.target)
      .toEqual({ kind: "change", by: -20, unit: "percent", over: "period", baseline: "year-earlier" });
  });
  it("with an extra only against a baseline", () => {
    expect(kpiOf({ ...draft, kind: "every", goal: "extra", needed: "80", baselineFrom: "2025-01-01", baselineTo: "2025-12-31", baseline: "window" })?.target)
      .toEqual({ kind: "every", every: "month", extra: 10, baseline: { from: "2025-01-01", to: "2025-12-31" }, needed: 0.8 });
  });
  it("reads a decimal comma", () => {
    expect(figureOf("0,2")).toBe(0.2);
    expect(figureOf("ten")).toBeNull();
  });
});
