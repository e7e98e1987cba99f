import { describe, expect, it } from "vitest";
import { draftOf, initiativeOf, slugs } from "./initiative";

const objective = { period: { start: "2026-01-01", end: "2026-12-31" } };

describe("an initiative", () => {
  it("has channels as slugs, each once, however they were typed", () => {
    expect(slugs("LinkedIn, X , you tube,, linkedin")).toEqual(["linkedin", "x", "you-tube"]);
    expect(slugs(" ")).toEqual([]);
  });
  it("comes out as it went in", () => {
    const initiative = { id: "i", title: "Stories", channels: ["x"], audiences: [], campaigns: [], period: { start: "2026-02-01", end: null }, budget: 100, status: "running" };
    expect(initiativeOf(draftOf(objective, initiative))).toEqual({ title: "Stories", channels: ["x"], audiences: [], campaigns: [], period: { start: "2026-02-01" }, budget: 100, status: "running" });
  });
  it("begins with the days of its objective", () => {
    expect(initiativeOf({ ...draftOf(objective), title: "New" })).toMatchObject({ period: { start: "2026-01-01", end: "2026-12-31" }, status: "planned" });
  });
});
