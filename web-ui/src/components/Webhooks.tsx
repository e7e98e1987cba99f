import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, getVersioned, send, write } from "../api/client";
import { useDeliveries, useWebhooks } from "../api/queries";
import type { Verdict, Webhook } from "../api/types";
import { moment, number } from "../lib/format";
import { useMay, useZone } from "../lib/names";
import { FEEDS, kindsOf, outcomeInWords, toldInWords, type Delivery } from "../lib/webhook";
import { Field, Input, OpenedForm, Select, wrong } from "./Form";
import { useAddress } from "./List";
import { useTell } from "./Notice";
import { Section } from "./Page";
import { Nothing, Shown, Trouble } from "./States";
import { Badge } from "./Status";
import { Sure } from "./Sure";

/** A secret that was just made: shown once, and not kept by this page. */
interface Made {
  url: string;
  secret: string;
  again: boolean;
}

/** Addresses that are told of changes: what each is told, how that goes, its secret. */
export function Webhooks() {
  const may = useMay();
  const [read, change] = useAddress();
  const webhooks = useWebhooks();
  const [made, setMade] = useState<Made | null>(null);
  const adding = read("add") === "yes";
  if (!may.admin) return <Nothing title="This is for administrators" icon="gear">An integrator's client makes its own webhooks through the API.</Nothing>;
  return (
    <Section title="Webhooks" aside={adding ? null : <button type="button" className="bw-linkish" onClick={() => change({ add: "yes" })}>Add a webhook</button>}>
      {adding ? <div className="bw-opened"><WebhookForm close={(fresh) => { change({ add: null }); if (fresh) setMade(fresh); }} /></div> : null}
      {made ? <div className="bw-opened"><Secret made={made} close={() => setMade(null)} /></div> : null}
      <Shown asked={webhooks} what="webhooks">{(all) => <Table all={all} setMade={setMade} />}</Shown>
    </Section>
  );
}

function Secret({ made, close }: { made: Made; close: () => void }) {
  return (
    <div className="bw-card bw-form">
      <h3>{made.again ? "The new secret" : "The secret"} of {made.url}</h3>
      <p>Give it to who receives: every delivery is signed with it. It is shown this once.{made.again ? " For a day the one before signs beside it, so that nothing is missed while you change over." : ""}</p>
      <p><code>{made.secret}</code></p>
      <div className="bw-actions"><Button variant="secondary" onClick={() => void navigator.clipboard?.writeText(made.secret)}>Copy it</Button><Button variant="link" onClick={close}>I have it</Button></div>
    </div>
  );
}

function Table({ all, setMade }: { all: Webhook[]; setMade: (made: Made | null) => void }) {
  const zone = useZone();
  const [read, change] = useAddress();
  if (all.length === 0) return <Nothing title="Nobody is told of changes" icon="bell">A webhook pushes what happens to an address of yours, signed, in order, until it was taken.</Nothing>;
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Webhooks">
      <table className="bw-table">
        <thead><tr><th scope="col">Address</th><th scope="col">Is told</th><th scope="col">Of</th><th scope="col">What can be done</th></tr></thead>
        <tbody>
          {all.flatMap((one) => {
            const open = read("of") === one.id;
            return [
              <tr key={one.id}>
                <td><code>{one.url}</code>{one.previousSecretUntil && Date.parse(one.previousSecretUntil) > Date.now() ? <span className="bw-block bw-soft">two secrets sign until {moment(one.previousSecretUntil, zone)}</span> : null}</td>
                <td>{toldInWords(one)}<span className="bw-block bw-soft">up to entry {number(one.position)} so far</span></td>
                <td>{one.owner}<span className="bw-block bw-soft">since {moment(one.madeAt, zone)}</span></td>
                <td><button type="button" className="bw-linkish" aria-expanded={open} onClick={() => change({ of: open ? null : one.id, state: null })}>Deliveries, secret, removal<span className="bw-hidden"> of {one.url}</span></button></td>
              </tr>,
              open ? <tr key={`${one.id}-open`}><td colSpan={4}><Opened webhook={one} setMade={setMade} /></td></tr> : null,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}

const STATES = [{ value: "", label: "All deliveries" }, { value: "pending", label: "Waiting" }, { value: "delivered", label: "Taken" }, { value: "dead", label: "Given up" }];
const TONE = { pending: "wait", delivered: "good", dead: "bad" };
const ICON = { pending: "hour", delivered: "check", dead: "cross" };
const WORD = { pending: "Waiting", delivered: "Taken", dead: "Given up" };

function Opened({ webhook, setMade }: { webhook: Webhook; setMade: (made: Made | null) => void }) {
  const [read, change] = useAddress();
  const deliveries = useDeliveries(webhook.id, read("state"));
  return (
    <div className="bw-form">
      <Select aria-label="Which deliveries" value={read("state")} onChange={(value) => change({ state: value })} options={STATES} />
      <Shown asked={deliveries} what="deliveries" rows={1}>
        {(all) => (all.length === 0 ? <p className="bw-soft">Nothing like that yet; something is sent within a second or two of what happens.</p> : <ul className="bw-feed">{all.map((one) => <Sent key={one.id} one={one} />)}</ul>)}
      </Shown>
      <Acts webhook={webhook} setMade={setMade} />
    </div>
  );
}

function Sent({ one }: { one: Delivery }) {
  const zone = useZone();
  return (
    <li>
      <div><Badge tone={TONE[one.state]} icon={ICON[one.state]}>{WORD[one.state]}</Badge></div>
      <div className="bw-grow">
        <p>{one.events} event{one.events === 1 ? "" : "s"}, entr{one.first === one.last ? `y ${number(one.first)}` : `ies ${number(one.first)} to ${number(one.last)}`}</p>
        <p className="bw-soft">{outcomeInWords(one)} {moment(one.settledAt ?? one.madeAt, zone)}{one.nextAttempt ? ` · next attempt ${moment(one.nextAttempt, zone)}` : ""}</p>
      </div>
    </li>
  );
}

/** A new secret, being told again, being told no more: each of the version that stands here. */
function Acts({ webhook, setMade }: { webhook: Webhook; setMade: (made: Made | null) => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const [, change] = useAddress();
  const [after, setAfter] = useState("0");
  const path = `/webhooks/${webhook.id}`;
  const version = async () => (await getVersioned<Webhook>(path)).etag;
  const renew = useMutation({
    mutationFn: async () => write<Webhook>("POST", `${path}/rotate`, undefined, { ifMatch: await version() }),
    onSuccess: async (fresh) => {
      setMade({ url: fresh.url, secret: fresh.secret ?? "", again: true });
      await client.invalidateQueries({ queryKey: ["webhooks"] });
    },
  });
  const replay = useMutation({
    mutationFn: async () => write("POST", `${path}/replay`, { after: Number(after) }, { ifMatch: await version() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["webhooks"] });
      tell(`Everything behind entry ${after} is told again.`);
    },
  });
  const remove = useMutation({
    mutationFn: async () => send(path, { method: "DELETE", ifMatch: await version() }),
    onSuccess: async () => {
      change({ of: null, state: null });
      setMade(null);
      await client.invalidateQueries({ queryKey: ["webhooks"] });
      tell(`${webhook.url} is told no more.`);
    },
  });
  const trouble = renew.error ?? replay.error ?? remove.error;
  return (
    <>
      <form className="bw-inline" onSubmit={(event) => { event.preventDefault(); replay.mutate(); }}>
        <label className="bw-date"><span>Tell again what comes behind entry</span><Input type="number" aria-label="Tell again what comes behind entry" value={after} onChange={setAfter} /></label>
        <Button type="submit" variant="secondary" isDisabled={!/^\d+$/.test(after) || replay.isPending} isLoading={replay.isPending}>Tell again</Button>
      </form>
      {trouble ? <Trouble error={trouble} /> : null}
      <div className="bw-actions">
        <Sure label="New secret…" question="Make a new secret? The old one signs beside it for a day." yes="Make it" busy={renew.isPending} act={() => renew.mutate()} />
        <Sure label="Remove…" question="Tell this address no more?" yes="Remove it" busy={remove.isPending} act={() => remove.mutate()} />
      </div>
    </>
  );
}

function WebhookForm({ close }: { close: (made?: Made) => void }) {
  const client = useQueryClient();
  const tell = useTell();
  const [draft, setDraft] = useState({ url: "", feed: "governance", kinds: "", from: "now" });
  const [key] = useState(() => crypto.randomUUID());
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const save = useMutation({
    mutationFn: async () => {
      const after = draft.from === "now" ? (await get<Verdict>(`/journal/${draft.feed}/verify`)).entries : 0;
      return write<Webhook>("POST", "/webhooks", { url: draft.url.trim(), feed: draft.feed, kinds: kindsOf(draft.kinds), after }, { idempotencyKey: key });
    },
    onSuccess: async (fresh) => {
      await client.invalidateQueries({ queryKey: ["webhooks"] });
      tell(`${fresh.url} is told from now on.`);
      close({ url: fresh.url, secret: fresh.secret ?? "", again: false });
    },
  });
  return (
    <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <h2>Add a webhook</h2>
      <div className="bw-row">
        <Field label="Address" why="https, outside private networks; redirects are not followed." error={wrong(save.error, "/url")}>{(ids) => <Input {...ids} type="url" value={draft.url} onChange={set("url")} placeholder="https://example.org/bellwether" spellCheck={false} />}</Field>
        <Field label="Feed" error={wrong(save.error, "/feed")}>{(ids) => <Select {...ids} value={draft.feed} onChange={set("feed")} options={FEEDS} />}</Field>
      </div>
      <div className="bw-row">
        <Field label="Only these events (optional)" why="Beginnings of event types, separated by commas; none is everything." error={wrong(save.error, "/kinds")}>{(ids) => <Input {...ids} value={draft.kinds} onChange={set("kinds")} placeholder="overlap., decision.applied" spellCheck={false} />}</Field>
        <Field label="Beginning with" error={wrong(save.error, "/after")}>{(ids) => <Select {...ids} value={draft.from} onChange={set("from")} options={[{ value: "now", label: "What happens from now on" }, { value: "0", label: "Everything that ever happened" }]} />}</Field>
      </div>
      {save.error ? <Trouble error={save.error} /> : null}
      <div className="bw-actions"><Button type="submit" isDisabled={!draft.url.trim() || save.isPending} isLoading={save.isPending}>Add it</Button><Button variant="link" onClick={() => close()}>Cancel</Button></div>
    </OpenedForm>
  );
}
