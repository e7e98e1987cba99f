import type { ReactNode } from "react";
import type { Period } from "../api/types";
import { day, period } from "../lib/format";

export interface TimelineItem {
  id: string;
  title: string;
  start: string;
  end: string;
  note?: string;
  /** Nobody has said when it ends; it is drawn up to {@code end}. */
  endless?: boolean;
  /** Buttons beside it, and what they open below it. */
  actions?: ReactNode;
  below?: ReactNode;
}

const at = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);

/** Stretches of time on one common scale, with today as a line. */
export function Timeline({ span, items }: { span: Period; items: TimelineItem[] }) {
  const from = at(span.start);
  const length = Math.max(1, at(span.end) + 86_400_000 - from);
  const place = (time: number) => Math.min(100, Math.max(0, ((time - from) / length) * 100));
  const now = ((Date.now() - from) / length) * 100;
  return (
    <ul className="bw-timeline">
      {items.map((item) => {
        const start = place(at(item.start));
        const end = place(at(item.end) + 86_400_000);
        return (
          <li key={item.id}>
            <div className="bw-timeline-text"><strong>{item.title}</strong><span className="bw-soft">{item.endless ? `since ${day(item.start)}, no end stated` : period(item.start, item.end)}{item.note ? ` · ${item.note}` : ""}</span>{item.actions ? <span className="bw-timeline-acts">{item.actions}</span> : null}</div>
            <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
              <rect className="bw-bar-track" x="0" y="5" width="100" height="4" />
              <rect className="bw-timeline-fill" x={start} y="3" width={Math.max(0.5, end - start)} height="8" />
              {now >= 0 && now <= 100 ? <line className="bw-bar-mark" x1={now} x2={now} y1="0" y2="14" vectorEffect="non-scaling-stroke" /> : null}
            </svg>
            {item.below}
          </li>
        );
      })}
    </ul>
  );
}
