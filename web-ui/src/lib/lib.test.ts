import { describe, expect, it } from "vitest";
import type { Standing } from "../api/types";
import { barOf } from "./bar";
import { ago, day, duration, figure, number, period } from "./format";
import { matches, pageOf, sorted } from "./list";
import { why, worst } from "./status";
import { iso, targetInWords } from "./target";
import { inForce } from "./responsibility";

/** The same text with plain blanks. */
const plain = (text: string) => text.replace(/\u00a0/g, " ");

const standing: Standing = {
  status: "at-risk", rule: "pace", value: 4, baseline: null, target: 10, progress: 0.4, bar: 0.4, contribution: 0.4,
  expected: 0.5, pace: 0.8, attained: "open",
};

describe("figures", () => {
  it("show what is absent as a dash, never as 0", () => {
    for (const absent of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(plain(figure(absent, "hires"))).toBe("–");
    }
    expect(plain(figure(0, "hires"))).toBe("0 hires");
  });
  it("show a share as percent and money with its sign", () => {
    expect(plain(figure(0.2, "share"))).toBe("20 %");
    expect(plain(figure(60000, "EUR"))).toBe("€ 60,000");
    expect(plain(figure(1.5, "ratio"))).toBe("1.5");
    expect(plain(figure(42.31, "calls", "day"))).toBe("42.3 calls a day");
  });
  it("keep three significant digits and a true minus", () => {
    expect(number(0.0152607)).toBe("0.0153");
    expect(number(-1234.5)).toBe("−1,235");
    expect(number(12)).toBe("12");
  });
  it("show seconds in the unit that fits", () => {
    expect(plain(duration(90))).toBe("90 s");
    expect(plain(duration(14400))).toBe("4 h");
    expect(plain(duration(86400 * 30))).toBe("30 days");
  });
});

describe("days", () => {
  it("do not shift a plain date into another zone", () => expect(day("2026-03-02", "America/New_York")).toBe("2 Mar 2026"));
  it("show an instant on its local day", () => expect(day("2026-03-02T01:00:00Z", "America/New_York")).toBe("1 Mar 2026"));
  it("name the year of a period once", () => expect(period("2026-01-01", "2026-12-31")).toBe("1 Jan – 31 Dec 2026"));
  it("say how long ago in the largest unit", () => {
    const now = Date.parse("2026-03-02T12:00:00Z");
    expect(ago("2026-03-02T11:59:30Z", now)).toBe("just now");
    expect(ago("2026-03-01T11:00:00Z", now)).toBe("1 day ago");
    expect(ago(null, now)).toBe("never");
  });
});

describe("targets in words", () => {
  it("cover every kind", () => {
    expect(plain(targetInWords({ kind: "total", atLeast: 10 }, "hires"))).toBe("at least 10 hires by the end");
    expect(plain(targetInWords({ kind: "limit", atMost: 60000 }, "EUR"))).toBe("at most € 60,000 by the end");
    expect(plain(targetInWords({ kind: "level", atLeast: 0.2, over: "period" }, "share"))).toBe("at least 20 %");
    expect(plain(targetInWords({ kind: "level", atMost: 14400, over: "P28D" }, "seconds"))).toBe("at most 4 h, over 28 days");
    expect(plain(targetInWords({ kind: "change", by: -20, unit: "percent", baseline: "year-earlier" }, "calls")))
      .toBe("−20 % against the same time a year earlier");
    expect(plain(targetInWords({ kind: "change", by: 0.1, unit: "points", baseline: { value: 0.3, provenance: "audit" } }, "share")))
      .toBe("+10 percentage points against 0.3 (audit)");
    expect(plain(targetInWords({ kind: "every", every: "month", extra: 30, needed: 0.8 }, "leads"))).toBe("each month: 30 extra leads, in 80 % of them");
    expect(plain(targetInWords({ kind: "band", every: "month", min: 45, max: 55 }, "points"))).toBe("each month: from 45 points to 55 points");
    expect(plain(targetInWords({ kind: "rubric", atLeast: 3, levels: [{ score: 3, label: "Ours", anchor: "" }] }, "level"))).toBe("assessed at least as “Ours”");
    expect(plain(targetInWords({ kind: "response", within: "PT4H", needed: 1 }, "crises"))).toBe("incidents contained within 4 hours");
  });
  it("read ISO durations", () => expect(iso("P1DT2H")).toBe("1 day 2 hours"));
});

describe("a status", () => {
  it("says why in a sentence", () => {
    expect(plain(why(standing))).toBe("It has come 80 % of the way it should have come by now.");
    expect(plain(why({ ...standing, status: "no-data", rule: "never-measured", reason: "never-measured" })))
      .toBe("No data: nothing has ever been measured for it.");
    expect(plain(why({ ...standing, status: "stale", rule: "newest-too-old" })))
      .toBe("The newest measurement is older than its freshness allows.");
  });
  it("of several is the worst in the published order", () => {
    expect(worst(["met", "at-risk", "stale"])).toBe("stale");
    expect(worst([null, undefined])).toBeNull();
  });
});

describe("a bar", () => {
  it("is clamped to its frame and marks where it should be", () => {
    expect(barOf({ ...standing, bar: 1.4 })).toEqual({ fill: 1, mark: 0.5 });
    expect(barOf({ ...standing, bar: null, expected: null })).toEqual({ fill: null, mark: null });
  });
});

describe("a list", () => {
  it("matches every word anywhere", () => {
    expect(matches("HIRES social", "Hires through", "social media")).toBe(true);
    expect(matches("hires x", "Hires")).toBe(false);
  });
  it("sorts both ways with what is absent last", () => {
    const by = { n: (one: { n: number | null }) => one.n };
    expect(sorted([{ n: null }, { n: 2 }, { n: 1 }], "n", by).map((one) => one.n)).toEqual([1, 2, null]);
    expect(sorted([{ n: null }, { n: 2 }, { n: 1 }], "-n", by).map((one) => one.n)).toEqual([2, 1, null]);
  });
  it("is cut in pages", () => expect(pageOf([1, 2, 3, 4, 5], 2, 2)).toEqual([3, 4]));
});

describe("a responsibility", () => {
  const by = (from: string | null, until: string | null, channels: string[] = []) => ({ objectiveType: "t", department: `${from}`, from, until, channels, origin: "decided" as const });
  it("in force on a day is the one whose days hold it", () => {
    const all = [by("2026-07-01", null), by("2026-01-01", "2026-06-30"), by(null, "2025-12-31")];
    expect(inForce(all, "t", "2026-06-30")?.from).toBe("2026-01-01");
    expect(inForce(all, "t", "2026-07-01")?.from).toBe("2026-07-01");
    expect(inForce(all, "t", "2020-01-01")?.from).toBeNull();
  });
  it("for all channels goes before one for some", () => expect(inForce([by("2026-01-01", null, ["x"]), by("2025-01-01", null)], "t", "2026-02-01")?.from).toBe("2025-01-01"));
});
