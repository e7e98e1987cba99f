import { describe, expect, it } from "vitest";
import { changes } from "./changes";

describe("two states of one thing", () => {
  it("differ in the fields that differ, each named in words", () => {
    expect(changes({ title: "a", period: { start: "2026-01-01", end: "2026-12-31" } }, { title: "a", period: { start: "2026-01-01", end: "2026-06-30" } }))
      .toEqual([{ field: "Period, end", before: "2026-12-31", after: "2026-06-30" }]);
  });
  it("tell what came and what went", () => {
    expect(changes(null, { channels: ["x"] })).toEqual([{ field: "Channels", before: undefined, after: ["x"] }]);
    expect(changes({ sharedFrom: "k" }, {})).toEqual([{ field: "Shared from", before: "k", after: undefined }]);
  });
  it("are the same when nothing but the version differs", () => expect(changes({ a: 1, version: 1 }, { a: 1, version: 2 })).toEqual([]));
});
