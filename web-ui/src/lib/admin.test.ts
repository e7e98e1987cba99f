import { describe, expect, it } from "vitest";
import { slugOf, stepsForSource } from "./admin";

describe("administration", () => {
  it("makes a key of a name", () => {
    expect(slugOf("  Börse & Presse (neu) ")).toBe("borse-presse-neu");
    expect(slugOf("HR")).toBe("hr");
    expect(slugOf("!!!")).toBe("");
  });

  it("names the source in the steps for its feed", () => {
    expect(stepsForSource("hr-feed").join("\n")).toContain('["hr-feed"]');
  });
});
