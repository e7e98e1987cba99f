import { Link } from "react-router";
import { useHistory } from "../api/queries";
import type { Kpi } from "../api/types";
import { ago } from "../lib/format";
import { course } from "../lib/course";
import { points } from "../lib/history";
import { why } from "../lib/status";
import { levelInWords, madeOf, targetInWords, valueInWords } from "../lib/target";
import { KpiBar, Spark } from "./KpiBar";
import { Badge, Status } from "./Status";

/** A KPI in a card: figure, bar, status with its reason, how fresh, its course. */
export function KpiRow({ kpi, live }: { kpi: Kpi; live: boolean }) {
  const standing = kpi.standing;
  const measured = Boolean(kpi.measure) && Boolean(standing?.measurements);
  const history = useHistory(kpi.id, { step: "week" }, live && measured);
  return (
    <li className="bw-kpi">
      <div className="bw-kpi-name">
        <Link to={`/kpis/${kpi.id}`}>{kpi.name}</Link>
        <span className="bw-soft">{targetInWords(kpi.target, kpi.unit)}</span>
      </div>
      <div className="bw-kpi-value">
        <strong className="bw-figure">{valueInWords(kpi, standing)}{kpi.target.kind === "rubric" && standing?.value != null ? <span className="bw-soft bw-block">{levelInWords(kpi.target, standing.value)}</span> : null}</strong>
        {standing?.provisional ? <Badge icon="clock">Provisional</Badge> : null}
      </div>
      <div className="bw-kpi-course"><Spark label={kpi.name} values={(course(kpi, standing, undefined, points(history.data), Date.now())[0]?.points ?? []).map(([, value]) => value)} /></div>
      <div className="bw-kpi-bar"><KpiBar standing={standing} label={kpi.name} /></div>
      <div className="bw-kpi-status">
        {standing ? <Status of={standing.status} small /> : <Badge>Not evaluated yet</Badge>}
        <span className="bw-soft">{standing ? why(standing) : "A draft is not judged."}</span>
        {standing?.newest ? <span className="bw-soft bw-fresh">Newest {madeOf(kpi.target)} {ago(standing.newest, Date.now())}</span> : null}
      </div>
    </li>
  );
}
