import { Button } from "@patternfly/react-core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { download, get, send } from "../api/client";
import type { ImportJob, Page, RefusedRow } from "../api/types";
import { moment, number, percent, words } from "../lib/format";
import { recognisedInWords } from "../lib/importing";
import { useZone } from "../lib/names";
import { RefusedRows } from "./ImportPreview";
import { Section } from "./Page";
import { Trouble } from "./States";
import { Badge } from "./Status";

const running = (job: ImportJob) => job.status === "waiting" || job.status === "running";
const TONE = { waiting: "wait", running: "wait", done: "good", failed: "bad", cancelled: "quiet" };
const ICON = { waiting: "hour", running: "hour", done: "check", failed: "cross", cancelled: "none" };

/** How far an import is, and in the end what became of its rows; the refused ones can be taken along. */
export function ImportOutcome({ first }: { first: ImportJob }) {
  const client = useQueryClient();
  const job = useQuery({
    queryKey: ["import", first.id],
    queryFn: ({ signal }) => get<ImportJob>(`/imports/${first.id}`, signal),
    initialData: first,
    refetchInterval: (asked) => (asked.state.data && !running(asked.state.data) ? false : 500),
  });
  const { data } = job;
  const going = running(data);
  useEffect(() => {
    if (!going) void Promise.all(["metrics", "sources", "imports"].map((key) => client.invalidateQueries({ queryKey: [key] })));
  }, [going, client]);
  const cancel = useMutation({ mutationFn: () => send(`/imports/${first.id}`, { method: "DELETE" }), onSettled: () => job.refetch() });
  const refused = useQuery({ queryKey: ["refused", first.id], queryFn: ({ signal }) => get<Page<RefusedRow>>(`/imports/${first.id}/refused?limit=20`, signal), enabled: !going && data.rows.rejected > 0 });
  const take = useMutation({ mutationFn: () => download(`/imports/${first.id}/refused`, "text/csv", `refused lines of ${data.file}.csv`) });
  const share = data.bytes > 0 ? data.bytesRead / data.bytes : undefined;
  return (
    <div className="bw-card bw-form" aria-live="polite">
      <div className="bw-inline"><h2>{data.file}</h2><Badge tone={TONE[data.status]} icon={ICON[data.status]}>{words(data.status)}</Badge></div>
      {going ? <progress className="bw-progress" aria-label="Progress of the import" max={1} value={share} /> : null}
      {data.detail ? <p className={data.status === "failed" ? "bw-wrong" : undefined}>{data.detail}</p> : null}
      <dl className="bw-pairs">
        <div><dt>Rows read</dt><dd>{number(data.rows.read)}{going && share !== undefined ? <span className="bw-soft"> · {percent(share)} of the file</span> : null}</dd></div>
        <div><dt>New</dt><dd>{number(data.rows.accepted)}<span className="bw-soft"> rows · {number(data.measurements.accepted)} measurements</span></dd></div>
        <div><dt>Known already</dt><dd>{number(data.rows.unchanged)}</dd></div>
        <div><dt>Restated</dt><dd>{number(data.rows.restated)}</dd></div>
        <div><dt>Refused</dt><dd>{number(data.rows.rejected)}</dd></div>
        {data.rows.skipped > 0 ? <div><dt>Without data</dt><dd>{number(data.rows.skipped)}</dd></div> : null}
      </dl>
      {data.recognised ? <p className="bw-soft">{recognisedInWords(data.recognised)}</p> : null}
      {refused.data ? <RefusedRows list={refused.data.items} /> : null}
      {job.error ?? cancel.error ?? take.error ? <Trouble error={job.error ?? cancel.error ?? take.error} /> : null}
      <div className="bw-actions">
        {!going && data.rows.rejected > 0 ? <Button variant="secondary" isLoading={take.isPending} onClick={() => take.mutate()}>Download the {number(data.rows.rejected)} refused line{data.rows.rejected === 1 ? "" : "s"}</Button> : null}
        {going ? <Button variant="secondary" isDisabled={cancel.isPending} isLoading={cancel.isPending} onClick={() => cancel.mutate()}>Cancel</Button> : null}
      </div>
    </div>
  );
}

/** One's own imports, the latest first. */
export function ImportsBefore({ list }: { list: ImportJob[] }) {
  const zone = useZone();
  const take = useMutation({ mutationFn: (job: ImportJob) => download(`/imports/${job.id}/refused`, "text/csv", `refused lines of ${job.file}.csv`) });
  return (
    <Section title="Your imports">
      {take.error ? <Trouble error={take.error} /> : null}
      <div className="bw-scroll" tabIndex={0} role="region" aria-label="Your imports">
        <table className="bw-table">
          <thead><tr><th scope="col">File</th><th scope="col">When</th><th scope="col">State</th><th scope="col" className="bw-num">Rows</th><th scope="col" className="bw-num">New</th><th scope="col" className="bw-num">Refused</th></tr></thead>
          <tbody>
            {list.map((one) => (
              <tr key={one.id}>
                <td>{one.file}<span className="bw-soft bw-block">{one.profile}</span></td>
                <td>{moment(one.startedAt, zone)}</td>
                <td><Badge tone={TONE[one.status]} icon={ICON[one.status]}>{words(one.status)}</Badge></td>
                <td className="bw-num">{number(one.rows.read)}</td>
                <td className="bw-num">{number(one.rows.accepted)}</td>
                <td className="bw-num">{one.rows.rejected > 0 ? <button type="button" className="bw-linkish" aria-label={`Download the ${one.rows.rejected} refused lines of ${one.file}`} onClick={() => take.mutate(one)}>{number(one.rows.rejected)}</button> : "0"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
