import type { JournalEntry } from "../api/types";
import { words } from "./format";

const VERBS: Record<string, string> = {
  "awaiting-consent": "waits for consent",
  "recorded": "were recorded",
  "assigned": "was assigned",
};

function record(value: unknown): Record<string, unknown> {
  return value && typeof value === "object" ? (value as Record<string, unknown>) : {};
}

/** What happened, as a sentence without its full stop: “KPI Calls to the call centre changed”. */
export function eventInWords(entry: Pick<JournalEntry, "event" | "subject" | "before" | "after">): string {
  const [noun = "", verb = ""] = entry.event.split(".");
  const after = record(entry.after);
  const before = record(entry.before);
  const said = VERBS[verb] ?? verb.replace(/-/g, " ");
  if (entry.event === "measurements.recorded") {
    return `${after.accepted ?? "Some"} measurements from ${String(after.source ?? "a source")} recorded`;
  }
  if (noun === "overlap") {
    const parties = [after.parties, before.parties].find(Array.isArray) ?? [];
    const departments = [...new Set(parties.map((one) => words(String(record(one).department ?? ""))))].filter((one) => one !== "–");
    return `${verb === "found" ? "Overlap found" : `Overlap ${said}`}${departments.length > 0 ? `: ${departments.join(" and ")}` : ""}`;
  }
  if (noun === "decision") return `Decision “${words(String(after.effect ?? before.effect ?? ""))}” ${said}`;
  const name = [after.name, after.title, before.name, before.title, after.objectiveType, after.key].find((one) => typeof one === "string");
  return `${noun === "kpi" ? "KPI" : words(noun)}${name ? ` “${/^[a-z]+(-[a-z]+)+$/.test(String(name)) ? words(String(name)) : String(name)}”` : ""} ${said}`;
}

/** The page of what an entry is about, if it has one. */
export function entryLink(entry: Pick<JournalEntry, "subject" | "event">): string | null {
  if (entry.event.endsWith(".deleted")) return null;
  const [kind, id] = entry.subject.split("/");
  if (kind === "decisions") return "/overlaps?tab=decisions";
  if ((kind === "objectives" || kind === "kpis" || kind === "overlaps") && id) return `/${kind}/${id}`;
  if (kind === "departments" && id) return `/departments/${id}`;
  if (kind === "responsibilities" || kind === "objective-types") return "/responsibilities";
  if (kind === "metrics" || kind === "sources" || kind === "batches") return "/metrics";
  return null;
}
