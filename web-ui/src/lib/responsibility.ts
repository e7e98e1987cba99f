import type { Responsibility } from "../api/types";

/** The responsibility for a type of objective in force on a day; the one for all channels before one for some. */
export function inForce(all: Responsibility[], objectiveType: string, day: string): Responsibility | undefined {
  const held = all.filter((one) => one.objectiveType === objectiveType && (!one.from || one.from <= day) && (!one.until || one.until >= day));
  const newest = [...held].sort((a, b) => (b.from ?? "").localeCompare(a.from ?? ""));
  return newest.find((one) => !one.channels || one.channels.length === 0) ?? newest[0];
}

export const today = () => new Date().toISOString().slice(0, 10);
