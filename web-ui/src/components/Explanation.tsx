import { Link } from "react-router";
import { ago, day, figure, moment, number, stretch, words } from "../lib/format";
import { useNames, useZone } from "../lib/names";
import { withValues } from "../lib/sentence";

const PLAIN = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** Said by the page already, or shown by a part of its own below. */
const SHOWN = ["text", "sentence", "sentences", "standing", "kpi", "definition", "windows", "selections", "measure", "calculation", "baseline", "weekdays", "rule"];

interface Window { name: string; from: string; to: string; value: number | null; reason?: string | null; measurements?: number | null; newest?: string | null }
interface Selection { selection: string; metric: string; unit?: string | null; value?: number | null; measurements?: number | null; series?: number | null; sources?: string[]; newest?: string | null }

function isRecord(value: unknown): value is Record<string, unknown> {
  return Boolean(value) && typeof value === "object" && !Array.isArray(value);
}

function records<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value.filter(isRecord) as T[]) : [];
}

/** An explanation as its text and its data; what is not known here is shown as it came, nothing is invented. */
export function Explanation({ data, unit }: { data: Record<string, unknown>; unit?: string }) {
  const names = useNames();
  const text = data.text ?? data.sentence ?? data.sentences;
  const lines = Array.isArray(text) ? text.map(String) : typeof text === "string" ? text.split("\n") : [];
  const windows = records<Window>(data.windows);
  const selections = records<Selection>(data.selections);
  const rest = Object.entries(data).filter(([key]) => !SHOWN.includes(key));
  return (
    <div className="bw-card bw-explanation">
      {lines.filter((line) => line.trim()).map((line, index) => <p key={index}>{names.said(line)}</p>)}
      {typeof data.measure === "string" ? (
        <div className="bw-part"><h3>The formula</h3>
          <code>{data.measure}</code>
          {selections.length > 0 ? <p className="bw-soft">with its figures: <code>{withValues(data.measure, selections)}</code></p> : null}
        </div>
      ) : null}
      {windows.length > 0 ? <Windows windows={windows} unit={unit} daily={isRecord(data.standing) && data.standing.per === "day"} /> : null}
      {selections.length > 0 ? <Selections list={selections} window={windows.find((one) => one.name === "value")} /> : null}
      {rest.map(([key, value]) => <Part key={key} name={key} value={value} depth={0} />)}
    </div>
  );
}

const WINDOW_NAMES: Record<string, string> = { value: "The figure", baseline: "What it is compared with" };

const DAY = 86_400_000;

function Windows({ windows, unit, daily }: { windows: Window[]; unit?: string; daily: boolean }) {
  const zone = useZone();
  return (
    <div className="bw-part"><h3>Over which time</h3>
      <div className="bw-scroll" tabIndex={0} role="region" aria-label="Over which time">
        <table className="bw-table">
          <thead><tr><th scope="col">Window</th><th scope="col">Days</th><th scope="col" className="bw-num">Measured</th>{daily ? <th scope="col" className="bw-num">A day</th> : null}<th scope="col" className="bw-num">Measurements</th><th scope="col">Newest</th></tr></thead>
          <tbody>
            {windows.map((one) => (
              <tr key={one.name}>
                <td>{WINDOW_NAMES[one.name] ?? words(one.name)}</td>
                <td>{stretch(one.from, one.to, zone)}</td>
                <td className="bw-num">{one.value === null ? (one.reason ?? "–").replace(/-/g, " ") : figure(one.value, unit)}</td>
                {daily ? <td className="bw-num">{number(one.value === null ? null : one.value / ((Date.parse(one.to) - Date.parse(one.from)) / DAY))}</td> : null}
                <td className="bw-num">{number(one.measurements)}</td>
                <td>{one.newest ? day(one.newest, zone) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Selections({ list, window }: { list: Selection[]; window: Window | undefined }) {
  const range = window ? `&from=${encodeURIComponent(window.from)}&to=${encodeURIComponent(window.to)}` : "";
  const days = window ? `&start=${window.from.slice(0, 10)}&end=${window.to.slice(0, 10)}` : "";
  return (
    <div className="bw-part"><h3>Which measurements</h3>
      <div className="bw-scroll" tabIndex={0} role="region" aria-label="Which measurements">
        <table className="bw-table">
          <thead><tr><th scope="col">Read</th><th scope="col" className="bw-num">Gives</th><th scope="col" className="bw-num">Measurements</th><th scope="col">From</th><th scope="col">Newest</th><th scope="col">Look</th></tr></thead>
          <tbody>
            {list.map((one) => (
              <tr key={one.selection}>
                <td><code>{one.selection}</code></td>
                <td className="bw-num">{figure(one.value, one.selection.startsWith("count") ? null : one.unit)}</td>
                <td className="bw-num">{number(one.measurements)}{one.series ? <span className="bw-soft bw-block">{one.series} series</span> : null}</td>
                <td>{(one.sources ?? []).join(", ") || "–"}</td>
                <td>{one.newest ? ago(one.newest, Date.now()) : "–"}</td>
                <td className="bw-links"><Link to={`/metrics?tab=explore&metric=${one.metric}&measure=${encodeURIComponent(one.selection)}${days}`}>Chart</Link><a href={`/api/v1/measurements?metric=${one.metric}${range}`} download>Measurements</a></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function scalar(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "number") return number(value, 6);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return PLAIN.test(value) ? day(value) : INSTANT.test(value) ? moment(value) : value;
  if (Array.isArray(value)) return value.map(scalar).join(", ");
  return JSON.stringify(value);
}

function label(key: string): string {
  return words(key.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase());
}

/** Any part of an answer as pairs or a table. */
export function Part({ name, value, depth }: { name: string; value: unknown; depth: number }) {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (Array.isArray(value) && value.every(isRecord)) {
    const columns = [...new Set(value.flatMap((row) => Object.keys(row)))].filter((key) => value.some((row) => row[key] !== null && row[key] !== undefined));
    return (
      <div className="bw-part">
        <h3>{label(name)}</h3>
        <div className="bw-scroll" tabIndex={0} role="region" aria-label={label(name)}>
          <table className="bw-table">
            <thead><tr>{columns.map((column) => <th scope="col" key={column}>{label(column)}</th>)}</tr></thead>
            <tbody>{value.map((row, index) => <tr key={index}>{columns.map((column) => <td key={column}>{isRecord(row[column]) ? <code>{JSON.stringify(row[column])}</code> : scalar(row[column])}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </div>
    );
  }
  if (isRecord(value)) {
    const parts = Object.entries(value).filter(([, one]) => isRecord(one) || (Array.isArray(one) && one.some(isRecord)));
    const plain = Object.entries(value).filter(([key, one]) => one !== null && !parts.some(([part]) => part === key));
    return (
      <div className="bw-part">
        <h3>{label(name)}</h3>
        {plain.length > 0 ? <dl className="bw-pairs">{plain.map(([key, one]) => <div key={key}><dt>{label(key)}</dt><dd>{scalar(one)}</dd></div>)}</dl> : null}
        {depth < 3 ? parts.map(([key, one]) => <Part key={key} name={key} value={one} depth={depth + 1} />) : parts.length > 0 ? <code>{JSON.stringify(Object.fromEntries(parts))}</code> : null}
      </div>
    );
  }
  return <dl className="bw-pairs"><div><dt>{label(name)}</dt><dd>{typeof value === "string" && /[(){}]/.test(value) ? <code>{value}</code> : scalar(value)}</dd></div></dl>;
}
