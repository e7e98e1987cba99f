import { useSyncExternalStore } from "react";

/** Light or dark: what was chosen here, else what the system prefers. */
const KEY = "bellwether.theme";
const listeners = new Set<() => void>();
const isDark = () => document.documentElement.classList.contains("pf-v6-theme-dark");

function show(dark: boolean) {
  document.documentElement.classList.toggle("pf-v6-theme-dark", dark);
  listeners.forEach((listener) => listener());
}

function chosen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function follow(listener: () => void) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const changed = () => {
    if (!chosen()) show(system.matches);
  };
  system.addEventListener("change", changed);
  listeners.add(listener);
  return () => {
    system.removeEventListener("change", changed);
    listeners.delete(listener);
  };
}

export function useTheme() {
  const dark = useSyncExternalStore(follow, isDark);
  const toggle = () => {
    try {
      localStorage.setItem(KEY, dark ? "light" : "dark");
    } catch {
      // private windows may refuse to keep it; the choice then holds until the page is left
    }
    show(!dark);
  };
  return { dark, toggle };
}
