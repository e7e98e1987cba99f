import { describe, expect, it } from "vitest";
import { madeOf, valueInWords } from "./target";

describe("a KPI's figure", () => {
  it("of responses is the share that was contained in time, not so many incidents", () => {
    expect(valueInWords({ target: { kind: "response" }, unit: "incidents" }, { value: 0.5 })).toBe("50\u00a0%");
    expect(madeOf({ kind: "response" })).toBe("incident");
  });

  it("of what people judge is the level without a unit", () => {
    expect(valueInWords({ target: { kind: "rubric" }, unit: "level" }, { value: 2 })).toBe("2");
  });

  it("is a dash where there is none", () => {
    expect(valueInWords({ target: { kind: "total" }, unit: "hires" }, null)).toBe("–");
  });
});
