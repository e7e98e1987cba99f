import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { write } from "../api/client";
import type { Duplicate, Preview, Standing } from "../api/types";
import { figure, words } from "../lib/format";
import { useNames } from "../lib/names";
import { why } from "../lib/status";
import { KpiBar } from "./KpiBar";
import { Trouble } from "./States";
import { Badge, Status } from "./Status";

function useSettled<T>(value: T, wait: number): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), wait);
    return () => clearTimeout(timer);
  }, [text, wait]);
  return settled;
}

/** How an unsaved KPI would stand, asked again whenever typing pauses; null asks nothing. */
export function usePreview(kpi: Record<string, unknown> | null) {
  const settled = useSettled(kpi, 350);
  return useQuery({
    queryKey: ["preview", settled],
    queryFn: () => write<Preview>("POST", "/kpis/preview", settled),
    enabled: settled !== null,
    retry: false,
    placeholderData: (old) => old,
  });
}

/** Beside a form: what is asked for in words, its figure from what has been measured, and who states it already. */
export function Beside({ preview, asked, unit, says }: { preview: ReturnType<typeof usePreview>; asked: boolean; unit: string; says: string | null }) {
  return (
    <aside className="bw-sticky" aria-live="polite">
      <div className="bw-card bw-form">
        <h2>As it would stand now</h2>
        <p className="bw-soft">{asked ? says : "Its figure appears here as soon as the questions are answered."}</p>
        {asked && preview.error ? <Trouble error={preview.error} retry={() => void preview.refetch()} /> : null}
        {asked && preview.data && !preview.error ? <Live preview={preview.data} unit={unit} /> : null}
      </div>
    </aside>
  );
}

function Live({ preview, unit }: { preview: Preview; unit: string }) {
  return (
    <>
      {preview.standing ? <LiveStanding standing={preview.standing} unit={unit} /> : null}
      {preview.duplicates.length > 0 ? <Duplicates list={preview.duplicates} /> : <p className="bw-soft">Nobody else states the same or nearly the same figure.</p>}
    </>
  );
}

function LiveStanding({ standing, unit }: { standing: Standing; unit: string }) {
  return (
    <>
      <p className="bw-huge bw-figure">{figure(standing.value, unit, standing.per)}</p>
      <KpiBar standing={standing} label="Preview" />
      <div><Status of={standing.status} /></div>
      <p>{why(standing)}</p>
      {standing.baseline !== null ? <p className="bw-soft">Baseline {figure(standing.baseline, unit, standing.per)}, target {figure(standing.target, unit, standing.per)}.</p> : null}
    </>
  );
}

function Duplicates({ list }: { list: Duplicate[] }) {
  const names = useNames();
  return (
    <div>
      <h3>Stated elsewhere already</h3>
      <ul className="bw-evidence">
        {list.map((one, index) => (
          <li key={index}>
            <Badge tone="warn" icon="overlap">{words(one.kind)}</Badge>
            <p>{names.said(one.sentence)}</p>
            {one.kpi ? <Link to={`/kpis/${one.kpi}`}>See the KPI of {names.department(one.department)}</Link> : <span className="bw-soft">{names.department(one.department)}</span>}
          </li>
        ))}
      </ul>
      <p className="bw-soft">You may go on; the coordinator will see the overlap and can make one of them the shared definition.</p>
    </div>
  );
}
