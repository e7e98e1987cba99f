import { day, number } from "./format";

/**
 * A sentence of the API as people write it: keys of departments and types by their names, dates in words, long figures
 * rounded to three digits. What stands in quotation marks of a formula stays.
 */
export function inWords(sentence: string, names: Map<string, string>): string {
  return sentence
    .replace(/(?<![\w"“=.-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w"”-])/g, (key) => names.get(key) ?? key)
    .replace(/(?<![\w"-])\d{4}-\d{2}-\d{2}(?![\w"-])/g, (date) => day(date))
    .replace(/(?<=\b(?:at least|at most|from|to|above|below|was|is) )\d{5,}(?![\w".-])/g, (figure) => number(Number(figure), 4))
    .replace(/(?<![\w".])-?\d+\.\d{4,}(?![\w"])/g, (figure) => number(Number(figure), 4));
}

/** A formula with the figure of each selection in its place: `10,510 / 2,300`. */
export function withValues(formula: string, selections: { selection: string; value?: number | null }[]): string {
  return [...selections]
    .sort((a, b) => b.selection.length - a.selection.length)
    .reduce((text, one) => text.split(one.selection).join(number(one.value, 4)), formula);
}
