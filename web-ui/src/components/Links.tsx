import { Button } from "@patternfly/react-core";
import type { Attachment } from "../api/types";
import { Field, Input, wrong } from "./Form";

/** Attachments while they are entered; rows without an address are left out when they are saved. */
export const stated = (links: Attachment[]): Attachment[] =>
  links.filter((one) => one.url.trim()).map((one) => ({ url: one.url.trim(), ...(one.title?.trim() ? { title: one.title.trim() } : {}) }));

/** Enters links to where attachments lie: documents stay where they are. */
export function Links({ links, change, error }: { links: Attachment[]; change: (links: Attachment[]) => void; error: unknown }) {
  const set = (index: number, part: Partial<Attachment>) => change(links.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="bw-field">
      <legend><strong>Attachments</strong></legend>
      <span className="bw-why">Links to documents, which stay where they are: everybody who reads this sees the link.</span>
      {links.map((one, index) => (
        <div className="bw-row" key={index}>
          <Field label={`Address of attachment ${index + 1}`} error={wrong(error, `/links/${index}/url`)}>{(ids) => <Input {...ids} type="url" value={one.url} onChange={(url) => set(index, { url })} placeholder="https://" />}</Field>
          <Field label="What it is (optional)" error={wrong(error, `/links/${index}/title`)}>{(ids) => <Input {...ids} value={one.title ?? ""} onChange={(title) => set(index, { title })} />}</Field>
        </div>
      ))}
      <div className="bw-actions">
        <Button variant="link" onClick={() => change([...links, { url: "", title: "" }])}>Add a link</Button>
        {links.length > 0 ? <Button variant="link" onClick={() => change(links.slice(0, -1))}>Remove the last</Button> : null}
      </div>
    </fieldset>
  );
}
