import { Button } from "@patternfly/react-core";
import { useState } from "react";

/** A button for what cannot be taken back: asks once more, in place. */
export function Sure({ label, question, yes, busy, act }: { label: string; question: string; yes: string; busy?: boolean; act: () => void }) {
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button variant="secondary" isDanger isDisabled={busy} onClick={() => setAsked(true)}>{label}</Button>;
  return (
    <span className="bw-inline" role="group" aria-label={question}>
      <span>{question}</span>
      <Button variant="danger" isLoading={busy} isDisabled={busy} onClick={act}>{yes}</Button>
      <Button variant="link" autoFocus onClick={() => setAsked(false)}>Keep it</Button>
    </span>
  );
}
