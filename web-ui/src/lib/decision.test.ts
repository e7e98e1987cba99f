import { describe, expect, it } from "vitest";
import { decidable, decisionOf, likelyLead, type DecisionDraft } from "./decision";

const draft: DecisionDraft = { effect: "accept", reason: " both are needed ", choice: "x", to: "pr", day: "2026-12-01", scopes: { i: { channels: "LinkedIn", audiences: "", start: "", end: "2026-06-30" } } };

describe("a decision", () => {
  it("is sent with what its effect needs and nothing else", () => {
    expect(decisionOf(draft)).toEqual({ effect: "accept", reason: "both are needed", reviewOn: "2026-12-01" });
    expect(decisionOf({ ...draft, effect: "share-kpi" })).toEqual({ effect: "share-kpi", reason: "both are needed", shared: "x" });
    expect(decisionOf({ ...draft, effect: "stop" })).toEqual({ effect: "stop", reason: "both are needed", initiative: "x", on: "2026-12-01" });
    expect(decisionOf({ ...draft, effect: "split-scope" }).scopes).toEqual([{ initiative: "i", channels: ["linkedin"], period: { end: "2026-06-30" } }]);
  });
  it("cannot be made without a reason or without what it needs", () => {
    expect(decidable(draft)).toBe(true);
    expect(decidable({ ...draft, reason: " " })).toBe(false);
    expect(decidable({ ...draft, effect: "stop", day: "" })).toBe(false);
    expect(decidable({ ...draft, effect: "lead-and-contribute", choice: "" })).toBe(false);
  });
  it("to transfer goes to who leads", () => {
    expect(likelyLead({ parties: [{ department: "a" }, { department: "b" }], evidence: [{ sentence: "", leader: "c" }] })).toBe("c");
    expect(likelyLead({ parties: [{ department: "a" }, { department: "b" }], evidence: [] })).toBe("b");
  });
});
