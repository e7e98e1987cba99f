/** Searching and sorting of what is already here; the state of a list lives in the address. */

export function matches(text: string, ...fields: (string | null | undefined)[]): boolean {
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const where = fields.filter(Boolean).join(" ").toLowerCase();
  return wanted.every((word) => where.includes(word));
}

export type Sorter<T> = Record<string, (item: T) => string | number | null | undefined>;

/** `name` ascending, `-name` descending; what has no value comes last either way. */
export function sorted<T>(items: T[], sort: string | null, by: Sorter<T>): T[] {
  if (!sort) return items;
  const descending = sort.startsWith("-");
  const key = by[descending ? sort.slice(1) : sort];
  if (!key) return items;
  return [...items].sort((left, right) => {
    const a = key(left);
    const b = key(right);
    if (a === b) return 0;
    if (a === null || a === undefined || a === "") return 1;
    if (b === null || b === undefined || b === "") return -1;
    const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");
    return descending ? -order : order;
  });
}

export function pageOf<T>(items: T[], page: number, size: number): T[] {
  return items.slice((page - 1) * size, page * size);
}
