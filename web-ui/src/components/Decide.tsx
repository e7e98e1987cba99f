import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, write } from "../api/client";
import { useObjectives } from "../api/queries";
import type { Decision, Overlap, OverlapParty } from "../api/types";
import { decidable, decisionOf, likelyLead, scopeOf, type DecisionDraft } from "../lib/decision";
import { useNames } from "../lib/names";
import { effectsFor } from "../lib/overlaps";
import { Effects } from "./Effects";
import { Area, Field, Input, Select, wrong } from "./Form";
import { useTell } from "./Notice";
import { Section } from "./Page";
import { Loading, Trouble } from "./States";

/** The coordinator's decision on an overlap: what, why, its effect on every subject, and only then the decision. */
export function Decide({ overlap, etag }: { overlap: Overlap; etag: string | null }) {
  const objectives = useObjectives();
  return (
    <Section title="Decide">
      {objectives.data ? <DecideForm key={overlap.id} overlap={overlap} etag={etag} objectives={objectives.data} /> : objectives.error ? <Trouble error={objectives.error} retry={() => void objectives.refetch()} /> : <Loading what="the form" rows={1} />}
    </Section>
  );
}

function DecideForm({ overlap, etag, objectives }: { overlap: Overlap; etag: string | null; objectives: { id: string; title: string; initiatives?: Parameters<typeof scopeOf>[0][] }[] }) {
  const names = useNames();
  const client = useQueryClient();
  const tell = useTell();
  const kinds = effectsFor(overlap);
  const initiatives = overlap.parties.filter((party) => party.initiative);
  const known = (id: string | null | undefined) => objectives.flatMap((one) => one.initiatives ?? []).find((one) => one?.id === id);
  const option = (party: OverlapParty, id: string, name?: string | null) => ({ value: id, label: `${name ?? party.name ?? party.title ?? "its own"} (${names.department(party.department)})` });
  const choices: Record<string, { value: string; label: string }[]> = {
    "lead-and-contribute": overlap.parties.flatMap((party) => (party.objective ? [option(party, party.objective, objectives.find((one) => one.id === party.objective)?.title)] : [])),
    "share-kpi": overlap.parties.flatMap((party) => (party.kpi ? [option(party, party.kpi)] : [])),
    transfer: overlap.parties.flatMap((party) => (party.objective ? [option(party, party.objective, objectives.find((one) => one.id === party.objective)?.title)] : [])),
    stop: initiatives.map((party) => option(party, party.initiative as string)),
  };
  const begin = (effect: string): Pick<DecisionDraft, "effect" | "choice"> => ({ effect, choice: choices[effect]?.[0]?.value ?? "" });
  const [draft, setDraft] = useState<DecisionDraft>(() => ({
    ...begin(kinds[0]?.effect ?? "accept"), reason: "", to: likelyLead(overlap), day: "",
    scopes: Object.fromEntries(initiatives.map((party) => [party.initiative as string, scopeOf(known(party.initiative))])),
  }));
  /** The version of the overlap whose effect was looked at, which the decision is then bound to. */
  const [seen, setSeen] = useState<string | null>(null);
  const path = `/overlaps/${overlap.id}/decisions`;
  const dry = useMutation({
    mutationFn: () => write<Decision>("POST", `${path}?dryRun=true`, decisionOf(draft), { ifMatch: etag }),
    onSuccess: () => setSeen(etag),
  });
  const decide = useMutation({
    mutationFn: () => write<Decision>("POST", path, decisionOf(draft), { ifMatch: seen }),
    onSuccess: async () => {
      await client.invalidateQueries();
      tell("Decided. It is carried out at once, or as soon as the objectives can be reached.");
    },
  });
  const change = (part: Partial<DecisionDraft>) => {
    setDraft({ ...draft, ...part });
    dry.reset();
    decide.reset();
  };
  const { effect } = draft;
  const refused = decide.error ?? dry.error;
  const stale = refused instanceof Problem && refused.status === 412;
  const pick = (label: string, pointer: string) => <Field label={label} error={wrong(refused, pointer)}>{(ids) => <Select {...ids} value={draft.choice} onChange={(choice) => change({ choice })} options={choices[effect] ?? []} />}</Field>;
  const moving = overlap.parties.find((party) => party.objective === draft.choice)?.department;
  return (
    <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); dry.mutate(); }}>
      <div className="bw-picks" role="group" aria-label="What is decided">{kinds.map((one) => <button key={one.effect} type="button" className="bw-pick" aria-pressed={effect === one.effect} onClick={() => change(begin(one.effect))}><strong>{one.label}</strong><span className="bw-soft">{one.means}</span></button>)}</div>
      <div className="bw-row">
        {effect === "lead-and-contribute" ? pick("Which objective leads?", "/lead") : null}
        {effect === "share-kpi" ? pick("Whose definition is shared?", "/shared") : null}
        {effect === "transfer" ? pick("Which objective moves?", "/objective") : null}
        {effect === "transfer" ? <Field label="To which department?" error={wrong(refused, "/to")}>{(ids) => <Select {...ids} value={draft.to} onChange={(to) => change({ to })} options={[{ value: "", label: "Choose…" }, ...names.departments.filter((one) => one.key !== moving).map((one) => ({ value: one.key, label: one.name }))]} />}</Field> : null}
        {effect === "stop" ? pick("Which initiative?", "/initiative") : null}
        {effect === "stop" ? <Field label="Its last day" error={wrong(refused, "/on")}>{(ids) => <Input {...ids} type="date" value={draft.day} onChange={(day) => change({ day })} />}</Field> : null}
        {effect === "accept" ? <Field label="Looked at again on" error={wrong(refused, "/reviewOn")}>{(ids) => <Input {...ids} type="date" value={draft.day} onChange={(day) => change({ day })} />}</Field> : null}
      </div>
      {effect === "split-scope" ? initiatives.map((party, index) => {
        const id = party.initiative as string;
        const scope = draft.scopes[id] ?? scopeOf(undefined);
        const set = (part: Partial<typeof scope>) => change({ scopes: { ...draft.scopes, [id]: { ...scope, ...part } } });
        return (
          <fieldset key={id} className="bw-field"><legend><strong>{party.name ?? known(id)?.title}</strong> <span className="bw-soft">of {names.department(party.department)}</span></legend>
            <div className="bw-row">
              <Field label="Channels" error={wrong(refused, `/scopes/${index}/channels`)}>{(ids) => <Input {...ids} value={scope.channels} onChange={(channels) => set({ channels })} />}</Field>
              <Field label="Audiences" error={wrong(refused, `/scopes/${index}/audiences`)}>{(ids) => <Input {...ids} value={scope.audiences} onChange={(audiences) => set({ audiences })} />}</Field>
              <Field label="From" error={wrong(refused, `/scopes/${index}/period`)}>{(ids) => <Input {...ids} type="date" value={scope.start} onChange={(start) => set({ start })} />}</Field>
              <Field label="To, inclusive">{(ids) => <Input {...ids} type="date" value={scope.end} onChange={(end) => set({ end })} />}</Field>
            </div>
          </fieldset>
        );
      }) : null}
      <Field label="Why?" why="The reason is kept with the decision and shown to both departments." error={wrong(refused, "/reason")}>{(ids) => <Area {...ids} value={draft.reason} onChange={(reason) => setDraft({ ...draft, reason })} rows={3} />}</Field>
      {refused ? <Trouble error={refused} retry={stale ? () => { dry.reset(); decide.reset(); void client.invalidateQueries({ queryKey: ["overlap", overlap.id] }); } : undefined} /> : null}
      {dry.data ? (
        <div aria-live="polite">
          <h3>This is what would happen</h3>
          {(dry.data.effects ?? []).length > 0 ? <Effects effects={dry.data.effects ?? []} /> : <p className="bw-soft">Nothing changes in the objectives; the decision is recorded.</p>}
          {dry.data.remains ? <p className="bw-wrong"><strong>They would still meet:</strong> {names.said(dry.data.remains)}</p> : null}
        </div>
      ) : null}
      <div className="bw-actions">
        <Button type="submit" variant="secondary" isDisabled={!decidable(draft) || dry.isPending} isLoading={dry.isPending}>See the effect</Button>
        <Button isDisabled={!decidable(draft) || !dry.data || decide.isPending} isLoading={decide.isPending} onClick={() => decide.mutate()}>Decide</Button>
        {!dry.data ? <span className="bw-soft">See the effect on both departments first; then it can be decided.</span> : null}
      </div>
    </form>
  );
}
