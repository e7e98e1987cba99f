import { describe, expect, it } from "vitest";
import type { Template } from "../api/types";
import { answersOf, askedAfter, openQuestions } from "./template";

const template: Template = {
  key: "calls-down",
  name: "Fewer calls",
  objectiveType: "customer-service",
  kpi: {},
  questions: [
    { key: "baseline", type: "choice", question: "Compared with which time?", optional: false, choices: [{ value: "year-earlier", label: "The year before" }, { value: "window", label: "Days that I name" }] },
    { key: "from", type: "date", question: "From which day?", optional: true, when: { baseline: "window" } },
    { key: "by", type: "number", question: "By how much?", optional: false },
    { key: "metric", type: "text", question: "Which metric?", optional: true, default: "support.calls" },
  ],
};
const keys = (questions: { key: string }[]) => questions.map((one) => one.key);

describe("a template", () => {
  it("asks what depends on an answer once it was given", () => {
    expect(keys(askedAfter(template, {}))).toEqual(["baseline", "by", "metric"]);
    expect(keys(askedAfter(template, { baseline: "window" }))).toEqual(["baseline", "from", "by", "metric"]);
  });
  it("is open where something is asked that has neither answer nor default", () => {
    expect(keys(openQuestions(template, { baseline: "window" }))).toEqual(["from", "by"]);
    expect(openQuestions(template, { baseline: "year-earlier", by: "20" })).toEqual([]);
  });
  it("is sent with figures as numbers, decimal comma or not, and without what is not asked", () => {
    expect(answersOf(template, { baseline: "year-earlier", from: "2026-01-01", by: "2,5", metric: " " })).toEqual({ baseline: "year-earlier", by: 2.5 });
  });
});
