import type { ReactNode } from "react";
import { useEffect } from "react";
import { Link } from "react-router";
import { Icon } from "./Icon";

export interface Crumb {
  to: string;
  text: string;
}

/** The frame of a page: where it is, what it is, what can be done. */
export function PageHead({ title, lead, crumbs, actions, beside }: { title: string; lead?: ReactNode; crumbs?: Crumb[]; actions?: ReactNode; beside?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Bellwether`;
  }, [title]);
  return (
    <header className="bw-head">
      {crumbs && crumbs.length > 0 ? (
        <nav aria-label="Breadcrumb" className="bw-crumbs">
          {crumbs.map((crumb, index) => (
            <span key={crumb.to + crumb.text}>{index > 0 ? <Icon name="arrow" size={12} /> : null}<Link to={crumb.to}>{crumb.text}</Link></span>
          ))}
        </nav>
      ) : null}
      <div className="bw-head-row">
        <div className="bw-head-title">
          <h1>{title}</h1>
          {beside}
        </div>
        {actions ? <div className="bw-actions">{actions}</div> : null}
      </div>
      {lead ? <div className="bw-lead">{lead}</div> : null}
    </header>
  );
}

export function Section({ title, aside, children, id }: { title: string; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className="bw-section" id={id} aria-label={title}>
      <div className="bw-section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
