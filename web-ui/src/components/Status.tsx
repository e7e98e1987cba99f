import type { StatusKey } from "../api/types";
import { STATUS } from "../lib/status";
import { Icon } from "./Icon";

/** A status as icon, word and colour together. */
export function Status({ of, small }: { of: StatusKey | null | undefined; small?: boolean }) {
  const said = of ? STATUS[of] : undefined;
  if (!said) return <span className="bw-status bw-tone-quiet"><Icon name="none" />{of ?? "No standing"}</span>;
  return (
    <span className={`bw-status bw-tone-${said.tone}${small ? " bw-small" : ""}`} title={said.means}>
      <Icon name={said.icon} size={small ? 13 : 15} />
      {said.word}
    </span>
  );
}

/** A short word with an own colour family, for everything that is not a status of a KPI. */
export function Badge({ tone = "quiet", icon, children }: { tone?: string; icon?: string; children: React.ReactNode }) {
  return (
    <span className={`bw-status bw-small bw-tone-${tone}`}>
      {icon ? <Icon name={icon} size={13} /> : null}
      {children}
    </span>
  );
}
