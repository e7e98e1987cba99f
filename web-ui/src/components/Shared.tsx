import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { write } from "../api/client";
import type { Kpi, SharedDefinition } from "../api/types";
import { moment } from "../lib/format";
import { useNames, useZone, who } from "../lib/names";
import { useTell } from "./Notice";
import { Trouble } from "./States";

/** Whose definition a KPI refers to, and the newer version that its department may take over. */
export function Shared({ kpi, shared, etag, mine }: { kpi: Kpi; shared: SharedDefinition; etag: string | null; mine: boolean }) {
  const names = useNames();
  const zone = useZone();
  const client = useQueryClient();
  const tell = useTell();
  const take = useMutation({
    mutationFn: () => write("POST", `/kpis/${kpi.id}/take-over`, {}, { ifMatch: etag }),
    onSuccess: async () => {
      await client.invalidateQueries();
      tell("The newer version is in force; the target is still your own.");
    },
  });
  const newer = shared.newer;
  return (
    <div className="bw-card">
      <p>
        It refers to version {shared.version} of <Link to={`/kpis/${shared.kpi}`}>{shared.name}</Link> of {names.department(shared.department)}
        {shared.ownTarget ? ", with a target of its own." : ", and counts once with it in every roll-up."}
      </p>
      {newer ? (
        <>
          <p><strong>Version {newer.version} is offered</strong>, saved {moment(newer.savedAt, zone)} by {who(newer.savedBy)}{newer.reason ? <>: “{newer.reason}”</> : null}</p>
          <p>{newer.measure === kpi.measure ? "The formula is the same." : <>The formula would be <code>{newer.measure}</code></>}</p>
          {take.error ? <Trouble error={take.error} /> : null}
          {mine ? <div className="bw-actions"><Button variant="secondary" isLoading={take.isPending} isDisabled={take.isPending} onClick={() => take.mutate()}>Take version {newer.version} over</Button></div> : null}
        </>
      ) : null}
    </div>
  );
}
