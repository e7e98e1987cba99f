import { describe, expect, it } from "vitest";
import { EMPTY_RUBRIC, missingIn, rubricOf } from "./rubric";

const full = { ...EMPTY_RUBRIC, name: " Enthusiasm ", levels: [{ label: "None", anchor: "Nobody asks." }, { label: "Some", anchor: "A few ask." }], atLeast: "1", assessors: "ann, ben ann" };

describe("a KPI that people judge", () => {
  it("says what is missing before it can be stated", () => {
    expect(missingIn(EMPTY_RUBRIC)).toBe("It needs a name.");
    expect(missingIn({ ...EMPTY_RUBRIC, name: "x" })).toContain("what it looks like");
    expect(missingIn({ ...full, assessors: " " })).toContain("assess");
    expect(missingIn(full)).toBeNull();
  });
  it("counts its levels from 0 and names each assessor once", () => {
    expect(rubricOf(full)).toEqual({ name: "Enthusiasm", unit: "level", target: { kind: "rubric", levels: [{ score: 0, label: "None", anchor: "Nobody asks." }, { score: 1, label: "Some", anchor: "A few ask." }], atLeast: 1, assessors: ["ann", "ben"], validFor: "P90D" } });
  });
});
