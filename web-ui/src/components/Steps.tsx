/** What somebody has to do elsewhere, in order. */
export function Steps({ title, steps, command }: { title: string; steps: string[]; command?: string }) {
  return (
    <div className="bw-card bw-form">
      <h3>{title}</h3>
      <ol className="bw-steps">{steps.map((one) => <li key={one}>{one}</li>)}</ol>
      {command ? <p className="bw-soft">On a one-machine stack one command does it all: <code>{command}</code></p> : null}
    </div>
  );
}
