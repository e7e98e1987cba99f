import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, write } from "../api/client";
import { useRounds } from "../api/queries";
import type { AssessmentRound, Kpi } from "../api/types";
import { moment, number } from "../lib/format";
import { useMay, useZone, who } from "../lib/names";
import { agreement, assessorOf, levelName, shapeOf } from "../lib/rounds";
import { Area, Field, wrong } from "./Form";
import { useTell } from "./Notice";
import { Section } from "./Page";
import { Nothing, Trouble } from "./States";
import { Badge } from "./Status";
import { Sure } from "./Sure";

/** A qualitative KPI's levels and its rounds: assessed blind, then revealed together. */
export function Rounds({ kpi, mine }: { kpi: Kpi; mine: boolean }) {
  const rounds = useRounds(kpi.id);
  const client = useQueryClient();
  const absent = rounds.error instanceof Problem && (rounds.error.status === 404 || rounds.error.status === 405);
  const list = [...(rounds.data ?? [])].sort((a, b) => (b.openedAt ?? b.id).localeCompare(a.openedAt ?? a.id));
  const begin = useMutation({ mutationFn: () => write("POST", `/kpis/${kpi.id}/assessment-rounds`, {}), onSuccess: () => client.invalidateQueries() });
  const running = list.some((one) => shapeOf(one, kpi.target, undefined).open);
  return (
    <>
      <Section title="Levels">
        <ol className="bw-card bw-evidence">
          {[...(kpi.target.levels ?? [])].sort((a, b) => b.score - a.score).map((one) => (
            <li key={one.score}><div className="bw-inline"><span className="bw-num bw-soft">{one.score}</span><strong>{one.label}</strong>{one.score === kpi.target.atLeast ? <Badge tone="fair" icon="flag">Target</Badge> : null}</div>{one.anchor && one.anchor !== "…" ? <p className="bw-soft">{one.anchor}</p> : null}</li>
          ))}
        </ol>
      </Section>
      {absent ? null : (
        <Section title="Assessments" aside={mine && rounds.data && !running ? <Button variant="secondary" isLoading={begin.isPending} isDisabled={begin.isPending} onClick={() => begin.mutate()}>Open a round</Button> : null}>
          {begin.error ? <Trouble error={begin.error} /> : null}
          {rounds.error ? <Trouble error={rounds.error} retry={() => void rounds.refetch()} /> : null}
          {rounds.data && list.length === 0 ? <Nothing title="Nobody has assessed it yet" icon="scale">{mine ? "Open a round; each named assessor then chooses a level, blind to the others." : "Its owner opens a round; each named assessor then chooses a level, blind to the others."}</Nothing> : null}
          <div className="bw-cards">{list.map((one) => <Round key={one.id} round={one} kpi={kpi} mine={mine} />)}</div>
        </Section>
      )}
    </>
  );
}

function Round({ round, kpi, mine }: { round: AssessmentRound; kpi: Kpi; mine: boolean }) {
  const { me, owner, coordinator, admin } = useMay();
  const zone = useZone();
  const client = useQueryClient();
  const shape = shapeOf(round, kpi.target, me);
  const reveal = useMutation({ mutationFn: () => write("POST", `/assessment-rounds/${round.id}/reveal`, {}), onSuccess: () => client.invalidateQueries() });
  const named = shape.asked.some((one) => me !== undefined && [me.name, me.subject].includes(one.name));
  const assesses = owner || coordinator || admin;
  return (
    <article className="bw-card bw-form">
      <div className="bw-inline">
        <h3>{shape.open ? "A round is open" : `Revealed ${moment(round.revealedAt, zone)}`}</h3>
        <Badge tone={shape.open ? "wait" : "good"} icon={shape.open ? "hour" : "check"}>{shape.given} of {Math.max(shape.asked.length, shape.given)} assessed</Badge>
        {round.openedBy || round.openedAt ? <span className="bw-soft">opened {moment(round.openedAt, zone)}{round.openedBy ? ` by ${who(round.openedBy)}` : ""}</span> : null}
      </div>
      {shape.open ? (
        <>
          <p className="bw-soft">{shape.asked.map((one) => `${one.name}${one.assessed ? " ✓" : ""}`).join(" · ")}</p>
          {named && !assesses ? <p className="bw-soft">You are named, but who only reads does not assess; an administrator can give you a role that does.</p> : null}
          {named && assesses ? <Assess round={round} kpi={kpi} given={shape.mine ? { score: shape.mine.score ?? null, evidence: shape.mine.evidence ?? "" } : null} /> : null}
          {mine && shape.given > 0 ? <div className="bw-actions"><Sure label="Reveal…" question="Nobody can assess in this round afterwards." yes="Reveal it" busy={reveal.isPending} act={() => reveal.mutate()} /></div> : null}
          {reveal.error ? <Trouble error={reveal.error} /> : null}
        </>
      ) : <Outcome round={round} kpi={kpi} />}
    </article>
  );
}

function Outcome({ round, kpi }: { round: AssessmentRound; kpi: Kpi }) {
  const list = round.assessments ?? [];
  return (
    <>
      <dl className="bw-pairs">
        <div><dt>Median</dt><dd>{number(round.median)}{round.median !== null && round.median !== undefined ? <span className="bw-soft"> {levelName(kpi.target, round.median) !== String(round.median) ? levelName(kpi.target, round.median) : "between two levels"}</span> : null}</dd></div>
        <div><dt>Spread</dt><dd>{number(round.spread)}<span className="bw-soft"> {round.spread === 0 ? "all chose the same level" : "levels between the lowest and the highest"}</span></dd></div>
        <div><dt>Agreement (Krippendorff’s α)</dt><dd>{number(round.alpha)}<span className="bw-soft"> {round.alphaReason ?? (round.alpha === null || round.alpha === undefined ? "no variation to compare" : agreement(round.alpha))}</span></dd></div>
      </dl>
      {list.length > 0 ? (
        <div className="bw-scroll" tabIndex={0} role="region" aria-label="Assessments of the round">
          <table className="bw-table">
            <thead><tr><th scope="col">Assessor</th><th scope="col">Level</th><th scope="col">Evidence</th></tr></thead>
            <tbody>{list.map((one, index) => <tr key={index}><td>{assessorOf(one)}</td><td>{one.notApplicable ? "Does not apply" : `${number(one.score)} · ${levelName(kpi.target, one.score)}`}</td><td>{one.evidence ?? "–"}</td></tr>)}</tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

function Assess({ round, kpi, given }: { round: AssessmentRound; kpi: Kpi; given: { score: number | null; evidence: string } | null }) {
  const client = useQueryClient();
  const tell = useTell();
  const [choice, setChoice] = useState<string>(given ? (given.score === null ? "none" : String(given.score)) : "");
  const [evidence, setEvidence] = useState(given?.evidence ?? "");
  const save = useMutation({
    mutationFn: () => write("POST", `/assessment-rounds/${round.id}/assessments`, { ...(choice === "none" ? { notApplicable: true } : { score: Number(choice) }), ...(evidence.trim() ? { evidence: evidence.trim() } : {}) }),
    onSuccess: async () => {
      await client.invalidateQueries();
      tell("Your assessment is kept; the others see it once the round is revealed.");
    },
  });
  const levels = [...(kpi.target.levels ?? [])].sort((a, b) => b.score - a.score);
  const option = (value: string, label: string, means?: string) => (
    <label key={value} className="bw-pick">
      <span className="bw-inline"><input type="radio" name={`level-${round.id}`} value={value} checked={choice === value} onChange={() => setChoice(value)} /><strong>{label}</strong></span>
      {means && means !== "…" ? <span className="bw-soft">{means}</span> : null}
    </label>
  );
  return (
    <form className="bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <fieldset className="bw-field">
        <legend><strong>{given ? "Your assessment; it can be changed until the round is revealed" : "Which level describes it best?"}</strong></legend>
        <div className="bw-picks">{levels.map((one) => option(String(one.score), `${one.score} · ${one.label}`, one.anchor))}{option("none", "It does not apply", "Nothing happened that could be judged.")}</div>
        {wrong(save.error, "/score", "/notApplicable") ? <span className="bw-wrong" role="alert">{wrong(save.error, "/score", "/notApplicable")}</span> : null}
      </fieldset>
      <Field label="What do you base it on?" why="Shown with your level once the round is revealed." error={wrong(save.error, "/evidence")}>{(ids) => <Area {...ids} value={evidence} onChange={setEvidence} rows={2} />}</Field>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!choice || save.isPending} isLoading={save.isPending}>{given ? "Change it" : "Assess"}</Button></div>
    </form>
  );
}
