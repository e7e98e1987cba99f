import { Link } from "react-router";
import { useObjectives } from "../api/queries";
import type { Objective } from "../api/types";
import { Icon } from "../components/Icon";
import { ListTools, Paged, useAddress } from "../components/List";
import { PageHead } from "../components/Page";
import { Nothing, Shown } from "../components/States";
import { Badge, Status } from "../components/Status";
import { percent, period, words } from "../lib/format";
import { matches, sorted } from "../lib/list";
import { useMay, useNames } from "../lib/names";
import { STATUS, WORST_FIRST } from "../lib/status";

/** Every objective that may be read, as a table. */
export default function ObjectivesPage() {
  const objectives = useObjectives();
  const may = useMay();
  return (
    <>
      <PageHead
        title="Objectives"
        lead="Every objective of the organisation."
        actions={<>
          <Link to="/objectives/file">As a file</Link>
          {may.owner ? <Link to="/objectives/migration">Bring in a table</Link> : null}
          {may.owner ? <Link className="bw-button" to="/objectives/new"><Icon name="plus" />New objective</Link> : null}
        </>}
      />
      <Shown asked={objectives} what="objectives">{(all) => <List all={all} />}</Shown>
    </>
  );
}

function List({ all }: { all: Objective[] }) {
  const names = useNames();
  const [read] = useAddress();
  const shown = sorted(
    all.filter((one) => matches(read("q"), one.title, one.description, ...(one.kpis ?? []).map((kpi) => kpi.name)))
      .filter((one) => !read("department") || one.department === read("department"))
      .filter((one) => !read("type") || one.type === read("type"))
      .filter((one) => !read("status") || (one.standing?.worst ?? one.standing?.status) === read("status") || one.status === read("status")),
    read("sort") || "department",
    {
      department: (one) => names.department(one.department), title: (one) => one.title, progress: (one) => one.standing?.progress,
      status: (one) => (one.standing ? WORST_FIRST.indexOf(one.standing.worst ?? one.standing.status) : null), end: (one) => one.period.end,
    },
  );
  return (
    <>
      <ListTools
        search="Search objectives and KPIs"
        filters={[
          { name: "department", label: "Department", any: "All departments", choices: names.departments.map((one) => ({ value: one.key, label: one.name })) },
          { name: "type", label: "Type", any: "All types", choices: names.types.map((one) => ({ value: one.key, label: one.name })) },
          { name: "status", label: "Status", any: "Any status", choices: [...["draft", "awaiting-consent", "closed"].map((key) => ({ value: key, label: words(key) })), ...WORST_FIRST.map((key) => ({ value: key, label: STATUS[key].word }))] },
        ]}
        sorts={[{ value: "", label: "By department" }, { value: "status", label: "Worst first" }, { value: "title", label: "By title" }, { value: "progress", label: "Least progress first" }, { value: "end", label: "Ending soonest" }]}
      />
      {shown.length === 0 ? <Nothing title={all.length === 0 ? "No objectives yet" : "Nothing matches"}>{all.length === 0 ? "Department owners state them on the page of their department." : "Try fewer words or other filters."}</Nothing> : (
        <Paged items={shown}>
          {(page) => (
            <div className="bw-scroll" tabIndex={0} role="region" aria-label="Objectives">
              <table className="bw-table">
                <thead><tr><th scope="col">Objective</th><th scope="col">Department</th><th scope="col">Type</th><th scope="col">Status</th><th scope="col" className="bw-num">Progress</th><th scope="col" className="bw-num">KPIs</th></tr></thead>
                <tbody>
                  {page.map((one) => (
                    <tr key={one.id}>
                      <td><Link to={`/objectives/${one.id}`}>{one.title}</Link><span className="bw-soft bw-block">{period(one.period.start, one.period.end)}</span></td>
                      <td>{names.department(one.department)}</td>
                      <td>{names.type(one.type)}{one.outsideResponsibility ? <span className="bw-block"><Badge tone="warn" icon="flag">Outside responsibility</Badge></span> : null}</td>
                      <td>{one.status !== "active" ? <Badge>{words(one.status)}</Badge> : one.standing ? <Status of={one.standing.worst ?? one.standing.status} small /> : null}</td>
                      <td className="bw-num">{percent(one.standing?.progress)}</td>
                      <td className="bw-num">{(one.kpis ?? []).length}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Paged>
      )}
    </>
  );
}
