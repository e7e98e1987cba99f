import { describe, expect, it } from "vitest";
import { agreement, shapeOf } from "./rounds";

const target = { kind: "rubric" as const, assessors: ["ann", "ben"], levels: [{ score: 0, label: "None", anchor: "" }] };
const me = { name: "ann", subject: "s-1" };

describe("a round of assessments", () => {
  it("is open until it is revealed, and says who has answered without saying what", () => {
    const shape = shapeOf({ id: "r", status: "open", assessed: ["ben"] }, target, me);
    expect(shape).toMatchObject({ open: true, given: 1, mine: null, asked: [{ name: "ann", assessed: false }, { name: "ben", assessed: true }] });
  });
  it("knows one's own assessment", () => {
    expect(shapeOf({ id: "r", status: "open", assessments: [{ assessor: "ann", score: 0 }] }, target, me).mine?.score).toBe(0);
    expect(shapeOf({ id: "r", revealedAt: "2026-01-01T00:00:00Z", assessments: [{ by: { name: "ben" }, score: 0 }] }, target, me)).toMatchObject({ open: false, mine: null, given: 1 });
  });
  it("says how far the assessors agree", () => {
    expect(agreement(null)).toBe("not to be computed");
    expect(agreement(0.9)).toBe("they agree");
    expect(agreement(-0.2)).toBe("no more than chance");
  });
});
