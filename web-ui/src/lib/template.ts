import type { Template, TemplateQuestion } from "../api/types";
import { words } from "./format";

export interface Choice {
  value: string;
  label: string;
  /** What choosing it means for the figure. */
  means: string | null;
}

export interface Question {
  key: string;
  text: string;
  why: string | null;
  kind: "choice" | "number" | "date" | "text" | "yes-no";
  choices: Choice[];
  example: string | null;
  optional: boolean;
}

const NUMBERS = new Set(["number", "integer", "decimal", "figure", "amount", "percent", "share"]);

/** The questions of a template, whichever of the usual words it says them in. */
export function questionsOf(template: Template): Question[] {
  return (template.questions ?? []).map((one) => {
    const choices = choicesOf(one);
    const said = String(one.type ?? one.kind ?? "");
    const example = one.default ?? one.example;
    return {
      key: one.key ?? one.id ?? one.name ?? "",
      text: one.question ?? one.text ?? one.asks ?? words(one.key ?? one.id ?? one.name),
      why: one.why ?? one.help ?? one.means ?? null,
      kind: choices.length > 0 ? "choice" : NUMBERS.has(said) ? "number" : said === "date" || said === "day" ? "date" : said === "boolean" ? "yes-no" : "text",
      choices,
      example: example === undefined || example === null ? null : typeof example === "object" ? JSON.stringify(example) : String(example),
      optional: one.optional === true || one.required === false,
    };
  });
}

function choicesOf(question: TemplateQuestion): Choice[] {
  return (question.choices ?? question.options ?? []).map((one) => {
    if (typeof one === "string") return { value: one, label: words(one), means: null };
    const value = one.value ?? one.key ?? one.answer;
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    return { value: text, label: one.label ?? one.text ?? words(text), means: one.means ?? one.meaning ?? null };
  });
}

/** What was answered, as it is sent; a figure as a number, a choice as the value it stands for. */
export function answersOf(template: Template, typed: Record<string, string>): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const question of questionsOf(template)) {
    const text = (typed[question.key] ?? "").trim();
    if (!text) continue;
    const original = (template.questions ?? []).find((one) => (one.key ?? one.id ?? one.name) === question.key);
    const chosen = (original?.choices ?? original?.options ?? []).find((one) => typeof one !== "string" && (typeof (one.value ?? one.key) === "object" ? JSON.stringify(one.value) : String(one.value ?? one.key ?? one.answer)) === text);
    const figure = Number(text.replace("−", "-").replace(",", "."));
    if (chosen && typeof chosen !== "string") answers[question.key] = chosen.value ?? chosen.key ?? chosen.answer;
    else if (question.kind === "number") answers[question.key] = Number.isFinite(figure) ? figure : text;
    else if (question.kind === "yes-no") answers[question.key] = text === "true";
    else answers[question.key] = text;
  }
  return answers;
}

/** Whether everything that must be answered has been. */
export function answered(template: Template, typed: Record<string, string>): boolean {
  return questionsOf(template).every((one) => one.optional || Boolean((typed[one.key] ?? "").trim()));
}

export const keyOf = (template: Template) => template.key ?? template.id ?? "";
export const nameOf = (template: Template) => template.name ?? template.title ?? template.kpi?.name ?? words(keyOf(template));
export const typeOf = (template: Template) => template.objectiveType ?? template.type ?? null;
