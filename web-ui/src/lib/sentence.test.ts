import { describe, expect, it } from "vitest";
import { eventInWords } from "./events";
import { stretch } from "./format";
import { inWords, withValues } from "./sentence";

const names = new Map([["human-resources", "Human resources"], ["marketing-sales", "Marketing and sales"]]);

describe("a sentence of the API", () => {
  it("groups large bounds, but no figure of a formula", () => {
    expect(inWords('It wants at least 500000 of sum(a{b="x"}) * 100000.', names)).toBe('It wants at least 500,000 of sum(a{b="x"}) * 100000.');
  });

  it("names departments, but leaves formulas as they are", () => {
    expect(inWords('human-resources counts sum(hires{unit="human-resources"}); marketing-sales wants 10.', names))
      .toBe('Human resources counts sum(hires{unit="human-resources"}); Marketing and sales wants 10.');
  });
  it("says days and figures as people do", () => {
    expect(inWords("The figure is 380.690675454733 by 2027-04-30.", names)).toBe("The figure is 380.7 by 30 Apr 2027.");
  });
});

describe("a formula", () => {
  it("has the figures put in, the longest selection first", () => {
    expect(withValues('sum(a{b="c"}) / sum(a)', [{ selection: "sum(a)", value: 40 }, { selection: 'sum(a{b="c"})', value: 10 }])).toBe("10 / 40");
    expect(withValues("sum(a)", [{ selection: "sum(a)", value: null }])).toBe("–");
  });
});

describe("a stretch of time", () => {
  it("names its last day, not the one after", () => {
    expect(stretch("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")).toBe("1 Jan 2026 – 31 Jan 2026");
    expect(stretch("2026-01-01T00:00:00Z", "2026-01-02T14:30:00Z")).toBe("1 Jan 2026 – 2 Jan 2026, 14:30");
  });
});

describe("an entry of the journal", () => {
  it("names the parties of an overlap", () => {
    const after = { parties: [{ department: "human-resources" }, { department: "marketing-sales" }] };
    expect(eventInWords({ event: "overlap.found", subject: "overlaps/1", before: null, after })).toBe("Overlap found: Human resources and Marketing sales");
  });
});
