import { day, moment, number, words } from "../lib/format";

const PLAIN = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return Boolean(value) && typeof value === "object" && !Array.isArray(value);
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

/** An explanation as its text and its data; every part that the answer has is shown, none is invented. */
export function Explanation({ data }: { data: Record<string, unknown> }) {
  const text = data.text ?? data.sentence ?? data.sentences;
  const lines = Array.isArray(text) ? text.map(String) : typeof text === "string" ? text.split("\n") : [];
  const rest = Object.entries(data).filter(([key]) => !["text", "sentence", "sentences", "standing", "kpi", "definition"].includes(key));
  return (
    <div className="bw-card bw-explanation">
      {lines.filter((line) => line.trim()).map((line, index) => <p key={index}>{line}</p>)}
      {rest.map(([key, value]) => <Part key={key} name={key} value={value} depth={0} />)}
    </div>
  );
}

function Part({ name, value, depth }: { name: string; value: unknown; depth: number }) {
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
    return (
      <div className="bw-part">
        <h3>{label(name)}</h3>
        {depth < 3 ? <dl className="bw-pairs">{Object.entries(value).map(([key, one]) => (isRecord(one) || (Array.isArray(one) && one.some(isRecord)) ? <div key={key} className="bw-wide"><Part name={key} value={one} depth={depth + 1} /></div> : one === null ? null : <div key={key}><dt>{label(key)}</dt><dd>{scalar(one)}</dd></div>))}</dl> : <code>{JSON.stringify(value)}</code>}
      </div>
    );
  }
  return <dl className="bw-pairs"><div><dt>{label(name)}</dt><dd>{typeof value === "string" && /[(){}]/.test(value) ? <code>{value}</code> : scalar(value)}</dd></div></dl>;
}
