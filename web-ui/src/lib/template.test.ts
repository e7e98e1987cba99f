import { describe, expect, it } from "vitest";
import { answered, answersOf, questionsOf } from "./template";

const template = {
  key: "calls-down",
  questions: [
    { key: "baseline", question: "Compared with which time?", why: "Seasons differ.", choices: [{ value: "year-earlier", label: "The year before", means: "The same season." }, { value: "preceding", label: "Just before" }] },
    { key: "by", question: "By how much?", type: "number" },
    { key: "note", question: "Anything else?", optional: true },
  ],
};

describe("a template", () => {
  it("asks in plain words, with what each choice means", () => {
    const [first, second] = questionsOf(template);
    expect(first).toMatchObject({ kind: "choice", text: "Compared with which time?", why: "Seasons differ." });
    expect(first?.choices[0]).toEqual({ value: "year-earlier", label: "The year before", means: "The same season." });
    expect(second?.kind).toBe("number");
  });
  it("is answered when nothing is open that must be", () => {
    expect(answered(template, { baseline: "preceding" })).toBe(false);
    expect(answered(template, { baseline: "preceding", by: "-20" })).toBe(true);
  });
  it("is sent with figures as numbers, decimal comma or not, and without what was left open", () => {
    expect(answersOf(template, { baseline: "preceding", by: "−2,5", note: " " })).toEqual({ baseline: "preceding", by: -2.5 });
  });
  it("sends a choice as the value it stands for", () => {
    const windowed = { key: "t", questions: [{ key: "over", choices: [{ value: { last: 28 }, label: "28 days" }] }] };
    expect(answersOf(windowed, { over: '{"last":28}' })).toEqual({ over: { last: 28 } });
  });
});
