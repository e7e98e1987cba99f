import { Departments } from "../components/Departments";
import { ObjectiveTypes } from "../components/ObjectiveTypes";
import { useAddress } from "../components/List";
import { PageHead } from "../components/Page";
import { SourceRegistry } from "../components/SourceRegistry";
import { Nothing } from "../components/States";
import { Webhooks } from "../components/Webhooks";
import { useMay } from "../lib/names";

const TABS = [{ key: "", text: "Departments" }, { key: "types", text: "Types of objectives" }, { key: "sources", text: "Sources" }];

const OF_ADMINS = [{ key: "webhooks", text: "Webhooks" }];

/** What stands behind the daily work: departments and who belongs to them, types of objectives, sources, who is told of changes. */
export default function AdministrationPage() {
  const may = useMay();
  const [read, write] = useAddress();
  const tab = read("tab");
  if (!may.admin && !may.coordinator) return <Nothing title="This is for administrators and the coordinator">What you may do is on the other pages.</Nothing>;
  return (
    <>
      <PageHead title="Administration" lead="Departments and who belongs to them, types of objectives, where measurements come from, and who is told of changes." />
      <div className="bw-tabs" role="group" aria-label="Administration">
        {[...TABS, ...(may.admin ? OF_ADMINS : [])].map((one) => <button key={one.key} type="button" aria-pressed={tab === one.key} onClick={() => write({ tab: one.key, edit: null, add: null, of: null, state: null })}>{one.text}</button>)}
      </div>
      {tab === "" ? <Departments /> : null}
      {tab === "types" ? <ObjectiveTypes /> : null}
      {tab === "sources" ? <SourceRegistry /> : null}
      {tab === "webhooks" ? (may.admin ? <Webhooks /> : <Nothing title="Webhooks are for administrators">Integrators make their own through the API.</Nothing>) : null}
    </>
  );
}
