import { useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";

interface Told {
  text: string;
  undo?: () => Promise<unknown>;
}

const Tell = createContext<(text: string, undo?: () => Promise<unknown>) => void>(() => undefined);

/** Says at the foot of the page what was just done and, where it can be, takes it back. It stays until it is closed. */
export const useTell = () => useContext(Tell);

export function Notices({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const tell = useCallback((text: string, undo?: () => Promise<unknown>) => {
    setFailed(null);
    setTold({ text, undo });
  }, []);
  const takeBack = async () => {
    const { undo, text } = told as Told;
    try {
      await undo?.();
      setTold({ text: `Taken back: ${text.charAt(0).toLowerCase()}${text.slice(1)}` });
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
    await client.invalidateQueries();
  };
  return (
    <Tell value={tell}>
      {children}
      <div role="status" aria-live="polite">
        {told ? (
          <div className="bw-notice">
            <p>{failed ? `It could not be taken back: ${failed}` : told.text}</p>
            {told.undo && !failed ? <button type="button" className="bw-linkish" onClick={() => void takeBack()}>Undo</button> : null}
            <button type="button" className="bw-linkish" onClick={() => setTold(null)}>Close</button>
          </div>
        ) : null}
      </div>
    </Tell>
  );
}
