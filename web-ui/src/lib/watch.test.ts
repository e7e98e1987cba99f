import { describe, expect, it } from "vitest";
import type { Watch } from "../api/types";
import { courseInWords, EMPTY_WATCH, watchDraft, watchOf } from "./watch";

const watch: Watch = { id: "w", name: "Storm", measure: "sum(mentions)", grain: "hour", department: "public-relations", direction: "up", detector: { kind: "ratio", factor: 3, minimum: 10 }, coolDown: "PT6H" };

describe("a watch", () => {
  it("that is read and sent again is the same", () => {
    const { id, ...stated } = watch;
    expect(watchOf(watchDraft(watch))).toEqual(stated);
    expect(id).toBe("w");
  });

  it("is not sent while something is open or cannot be read", () => {
    const whole = { ...EMPTY_WATCH, name: "Storm", measure: "sum(mentions)" };
    expect(watchOf(whole)).not.toBeNull();
    expect(watchOf({ ...whole, name: " " })).toBeNull();
    expect(watchOf({ ...whole, measure: "" })).toBeNull();
    expect(watchOf({ ...whole, factor: "much" })).toBeNull();
  });

  it("says when it raises an incident", () => {
    expect(courseInWords(watch)).toBe("each hour: a rise to 3 times what is usual, and by 10 at least");
    expect(courseInWords({ ...watch, grain: "day", direction: "down", detector: { kind: "ratio", factor: 2, minimum: 0 } })).toBe("each day: a fall to 1/2 of what is usual");
  });
});
