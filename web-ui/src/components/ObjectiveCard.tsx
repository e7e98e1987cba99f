import { Link } from "react-router";
import type { Objective } from "../api/types";
import { percent, period, words } from "../lib/format";
import { useNames } from "../lib/names";
import { KpiRow } from "./KpiRow";
import { Badge, Status } from "./Status";

const STATE_TONE: Record<string, string> = { draft: "quiet", "awaiting-consent": "wait", closed: "quiet" };

/** An objective with its KPIs. */
export function ObjectiveCard({ objective, mine }: { objective: Objective; mine: boolean }) {
  const names = useNames();
  const kpis = objective.kpis ?? [];
  const standing = objective.standing;
  return (
    <article className="bw-card bw-objective">
      <header>
        <div>
          <h3><Link to={`/objectives/${objective.id}`}>{objective.title}</Link></h3>
          <p className="bw-soft">{names.type(objective.type)} · {period(objective.period.start, objective.period.end)}</p>
        </div>
        <div className="bw-objective-state">
          {objective.status !== "active" ? <Badge tone={STATE_TONE[objective.status]}>{words(objective.status)}</Badge> : null}
          {objective.outsideResponsibility ? <Badge tone="warn" icon="flag">Outside responsibility</Badge> : null}
          {standing && objective.status !== "draft" ? <Status of={standing.worst ?? standing.status} /> : null}
          {standing?.coverage && standing.coverage.of > 0 ? (
            <span className="bw-soft">{percent(standing.progress)} of the way · {standing.coverage.kpis} of {standing.coverage.of} KPIs judged</span>
          ) : null}
        </div>
      </header>
      {kpis.length > 0 ? (
        <ul className="bw-kpis">{kpis.map((kpi) => <KpiRow key={kpi.id} kpi={kpi} live={objective.status !== "draft"} />)}</ul>
      ) : (
        <p className="bw-soft bw-pad">No KPI yet, so nothing says whether it is being met. {mine ? <Link to={`/objectives/${objective.id}/new-kpi`}>State the first one</Link> : null}</p>
      )}
    </article>
  );
}
