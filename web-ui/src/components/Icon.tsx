import type { ReactNode } from "react";

const PATHS: Record<string, ReactNode> = {
  check: <path d="M3.5 8.5l3 3 6-7" />,
  up: <path d="M3 11.5l4-4 2.5 2.5L13 5.5M9.5 5H13.5V9" />,
  down: <path d="M3 4.5l4 4L9.5 6 13 10.5M9.5 11H13.5V7" />,
  warn: <path d="M8 2.5l6 11H2zM8 6.5v3.2M8 11.4v.4" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  clock: <><circle cx="8" cy="8" r="5.7" /><path d="M8 4.8V8l2.2 1.6" /></>,
  none: <path d="M4 8h8" />,
  hour: <path d="M4.5 2.5h7M4.5 13.5h7M5 2.5c0 4 6 3.5 6 5.5s-6 1.5-6 5.5M11 2.5c0 4-6 3.5-6 5.5s6 1.5 6 5.5" />,
  overlap: <><circle cx="6" cy="8" r="4" /><circle cx="10" cy="8" r="4" /></>,
  scale: <path d="M8 2.5v11M4.5 13.5h7M3 5l5-1 5 1M3 5l-1.5 4h3zM13 5l-1.5 4h3z" />,
  home: <path d="M2.5 7.5L8 3l5.5 4.5M4 6.5v6.5h8V6.5" />,
  target: <><circle cx="8" cy="8" r="5.5" /><circle cx="8" cy="8" r="2" /></>,
  plus: <path d="M8 3v10M3 8h10" />,
  chart: <path d="M3 13V3M3 13h10M5.5 10.5l2.5-3 2 1.5 3-4" />,
  bell: <path d="M8 2.5c-2.4 0-3.7 1.7-3.7 4 0 2.8-.8 3.7-1.5 4.5h10.4c-.7-.8-1.5-1.7-1.5-4.5 0-2.3-1.3-4-3.7-4zM6.8 13.3h2.4" />,
  book: <path d="M3.5 3h9v10h-9zM6 3v10M8 6h2.5" />,
  sun: <><circle cx="8" cy="8" r="2.8" /><path d="M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1" /></>,
  moon: <path d="M12.8 9.7A5.3 5.3 0 016.3 3.2a5.3 5.3 0 106.5 6.5z" />,
  arrow: <path d="M6 3.5L10.5 8 6 12.5" />,
  flag: <path d="M4 14V2.5h7.5L9.8 5.5l1.7 3H4" />,
  gear: <><path d="M2.5 5h5M11.5 5h2M2.5 11h2M8.5 11h5" /><circle cx="9.5" cy="5" r="1.9" /><circle cx="6.5" cy="11" r="1.9" /></>,
  out: <path d="M6.5 3h-3v10h3M7 8h6M10.5 5.5L13 8l-2.5 2.5" />,
};

/** A line icon; decorative, the word stands beside it. */
export function Icon({ name, size = 16 }: { name: string; size?: number }) {
  return (
    <svg className="bw-icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {PATHS[name]}
    </svg>
  );
}
