import { useState } from "react";
import { Link } from "react-router";
import { SERVICES, useJournal, useVerdict, type Service } from "../api/queries";
import type { JournalEntry } from "../api/types";
import { ListTools, Paged, useAddress } from "../components/List";
import { PageHead } from "../components/Page";
import { Nothing, Shown } from "../components/States";
import { Badge } from "../components/Status";
import { entryLink, eventInWords } from "../lib/events";
import { moment, number, words } from "../lib/format";
import { matches } from "../lib/list";
import { doneBy, useNames, useZone } from "../lib/names";

const STEP = 200;

/** Who did what, when and why; and proof that nothing was altered. */
export default function JournalPage() {
  const [read, write] = useAddress();
  const service = (SERVICES as string[]).includes(read("of")) ? (read("of") as Service) : "objectives";
  const [newest, setNewest] = useState(STEP);
  const journal = useJournal(service, newest, read("subject") || undefined);
  return (
    <>
      <PageHead title="Journal" lead="Every change, with who, when and why. Entries are chained: a removed or altered one is found." beside={<Verdict />} />
      <div className="bw-tabs" role="group" aria-label="Service">
        {SERVICES.map((one) => <button key={one} type="button" aria-pressed={one === service} onClick={() => write({ of: one === "objectives" ? null : one })}>{words(one)}</button>)}
      </div>
      <Shown asked={journal} what="the journal">{(all) => <List all={all} />}</Shown>
      {journal.data && journal.data.length >= newest ? <p><button type="button" className="bw-linkish" onClick={() => setNewest(newest + STEP)}>Read further back</button></p> : null}
    </>
  );
}

function Verdict() {
  const verdict = useVerdict();
  if (verdict.error) return <Badge tone="warn" icon="warn">Could not be verified</Badge>;
  if (!verdict.data) return <Badge icon="hour">Verifying…</Badge>;
  const broken = verdict.data.services.filter((one) => !one.valid);
  const entries = verdict.data.services.reduce((sum, one) => sum + one.entries, 0);
  return broken.length === 0
    ? <Badge tone="good" icon="check">Verified, {number(entries)} entries</Badge>
    : <Badge tone="bad" icon="cross">Broken in {broken.map((one) => `${one.service} at entry ${one.brokenAt ?? "?"}`).join(", ")}</Badge>;
}

function List({ all }: { all: JournalEntry[] }) {
  const names = useNames();
  const [read, write] = useAddress();
  const shown = all
    .filter((one) => matches(read("q"), eventInWords(one), one.by?.name, one.reason, one.subject))
    .filter((one) => !read("event") || one.event.startsWith(read("event")))
    .filter((one) => !read("department") || one.department === read("department"));
  const nouns = [...new Set(all.map((one) => one.event.split(".")[0] ?? ""))].sort();
  return (
    <>
      <ListTools
        search="Search the journal"
        filters={[
          { name: "event", label: "About", any: "About anything", choices: nouns.map((value) => ({ value, label: value === "kpi" ? "KPI" : words(value) })) },
          { name: "department", label: "Department", any: "All departments", choices: names.departments.map((one) => ({ value: one.key, label: one.name })) },
        ]}
      >
        {read("subject") ? <button type="button" className="bw-linkish" onClick={() => write({ subject: null })}>Only {read("subject")} – show all</button> : null}
      </ListTools>
      {shown.length === 0 ? <Nothing title={all.length === 0 ? "Nothing has happened yet" : "Nothing matches"} icon="book" /> : (
        <Paged items={shown}>{(page) => <ul className="bw-feed bw-card">{page.map((one) => <Entry key={one.position} entry={one} />)}</ul>}</Paged>
      )}
    </>
  );
}

function Entry({ entry }: { entry: JournalEntry }) {
  const zone = useZone();
  const names = useNames();
  const link = entryLink(entry);
  const text = eventInWords(entry);
  return (
    <li>
      <span className="bw-soft bw-num">{entry.position}</span>
      <div className="bw-grow">
        {link ? <Link to={link}>{text}</Link> : <strong>{text}</strong>}
        <p className="bw-soft">{doneBy(entry.by?.name || entry.by?.subject)}{entry.by?.client && entry.by.client !== entry.by.name ? ` through ${entry.by.client}` : ""} · {moment(entry.at, zone)}{entry.department ? ` · ${names.department(entry.department)}` : ""}</p>
        {entry.reason ? <p>“{entry.reason}”</p> : null}
        {entry.before || entry.after ? (
          <details><summary className="bw-soft">What it was, what it became</summary>
            <div className="bw-changes">
              {entry.before ? <div><p className="bw-soft">Before</p><pre className="bw-json" tabIndex={0}>{JSON.stringify(entry.before, null, 2)}</pre></div> : null}
              {entry.after ? <div><p className="bw-soft">After</p><pre className="bw-json" tabIndex={0}>{JSON.stringify(entry.after, null, 2)}</pre></div> : null}
            </div>
          </details>
        ) : null}
      </div>
    </li>
  );
}
