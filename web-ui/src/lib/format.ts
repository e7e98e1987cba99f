/** Figures and days as people read them. Absent is a dash, never 0; no line breaks between a figure and its unit. */

export const DASH = "–";

const SHARES = new Set(["share", "ratio", "net share", "rate", "percent", "%"]);

export function isShare(unit: string | null | undefined): boolean {
  return unit !== null && unit !== undefined && SHARES.has(unit.toLowerCase()) && unit !== "ratio" && unit !== "percent" && unit !== "%";
}

export function number(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH;
  const size = Math.abs(value);
  const decimals = size === 0 || size >= 1000 || Number.isInteger(value) ? 0 : Math.min(6, Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
  // 3.996 is shown as 4.0: it has been rounded
  const least = decimals > 0 && Number.isInteger(Number(value.toFixed(decimals))) ? 1 : 0;
  return new Intl.NumberFormat("en-GB", { maximumFractionDigits: decimals, minimumFractionDigits: least })
    .format(value)
    .replace("-", "−");
}

/** A figure with its unit: shares as percent, seconds as time, money with its sign. */
export function figure(value: number | null | undefined, unit?: string | null, per?: string | null): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH;
  const tail = per === "day" ? " a day" : "";
  if (isShare(unit)) return `${number(value * 100)}\u00a0%${tail}`;
  if (unit === "seconds") return duration(value) + tail;
  if (unit === "EUR" || unit === "USD" || unit === "GBP") {
    const sign = { EUR: "€", USD: "$", GBP: "£" }[unit];
    return `${sign}\u00a0${number(value)}${tail}`;
  }
  if (unit === "percent" || unit === "%") return `${number(value)}\u00a0%${tail}`;
  return `${number(value)}${unit && unit !== "ratio" ? `\u00a0${unit}` : ""}${tail}`;
}

export function duration(seconds: number): string {
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? "−" : "";
  if (size >= 2 * 86_400) return `${sign}${number(size / 86_400)}\u00a0days`;
  if (size >= 2 * 3_600) return `${sign}${number(size / 3_600)}\u00a0h`;
  if (size >= 120) return `${sign}${number(size / 60)}\u00a0min`;
  return `${sign}${number(size)}\u00a0s`;
}

export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return DASH;
  return `${number(Math.round(share * 1000) / 10)}\u00a0%`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date of the API (`2026-03-02` or an instant) as `2 Mar 2026`, in UTC unless a zone is given. */
export function day(text: string | null | undefined, zone = "UTC"): string {
  if (!text) return DASH;
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (plain) return `${Number(plain[3])} ${MONTHS[Number(plain[2]) - 1]} ${plain[1]}`;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "numeric", year: "numeric" })
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );
  return `${Number(parts.day)} ${MONTHS[Number(parts.month) - 1]} ${parts.year}`;
}

export function period(start: string | null | undefined, end: string | null | undefined): string {
  if (!start && !end) return "no dates";
  const from = day(start);
  const to = day(end);
  if (start && end && start.slice(0, 4) === end.slice(0, 4)) return `${from.slice(0, -5)} – ${to}`;
  return `${from} – ${to}`;
}

export function moment(text: string | null | undefined, zone = "UTC"): string {
  if (!text) return DASH;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(date);
  return `${day(text, zone)}, ${time}`;
}

/** A stretch `[from, to)` with both its days named, the time of day only where it is not midnight. */
export function stretch(from: string | null | undefined, to: string | null | undefined, zone = "UTC"): string {
  const begin = moment(from, zone).replace(/, 00:00$/, "");
  const end = moment(to, zone);
  if (!to || !end.endsWith(", 00:00")) return `${begin} – ${end}`;
  const last = day(new Date(Date.parse(to) - 1).toISOString(), zone);
  return begin === last ? begin : `${begin} – ${last}`;
}

/** How long ago, in the largest fitting unit. */
export function ago(text: string | null | undefined, now: number): string {
  if (!text) return "never";
  const seconds = Math.round((now - new Date(text).getTime()) / 1000);
  if (!Number.isFinite(seconds)) return text;
  if (seconds < 0) return "just now";
  const steps: [number, string][] = [[86_400 * 365, "year"], [86_400 * 30, "month"], [86_400, "day"], [3_600, "hour"], [60, "minute"]];
  for (const [size, word] of steps) {
    const count = Math.floor(seconds / size);
    if (count >= 1) return `${count} ${word}${count === 1 ? "" : "s"} ago`;
  }
  return "just now";
}

/** `public-relations` as `Public relations`, for keys whose name is not known here. */
export function words(key: string | null | undefined): string {
  if (!key) return DASH;
  const text = key.replace(/[-_.]/g, " ").replace(/\bkpi\b/gi, "KPI");
  return capital(text);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
