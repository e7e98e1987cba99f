import type { Template, TemplateQuestion } from "../api/types";

/** The questions that are asked after these answers: one that depends on another is asked once that was answered so. */
export function askedAfter(template: Template, typed: Record<string, string>): TemplateQuestion[] {
  return template.questions.filter((one) => Object.entries(one.when ?? {}).every(([key, answer]) => typed[key] === answer));
}

/** What was answered, as it is sent: figures as numbers, nothing for what is not asked or was left empty. */
export function answersOf(template: Template, typed: Record<string, string>): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const question of askedAfter(template, typed)) {
    const text = (typed[question.key] ?? "").trim();
    if (!text) continue;
    const figure = Number(text.replace("−", "-").replace(",", "."));
    answers[question.key] = question.type === "number" && Number.isFinite(figure) ? figure : text;
  }
  return answers;
}

/** The questions that are still open: asked, without an answer and without a default. */
export function openQuestions(template: Template, typed: Record<string, string>): TemplateQuestion[] {
  return askedAfter(template, typed).filter((one) => one.default === undefined && !(typed[one.key] ?? "").trim());
}
