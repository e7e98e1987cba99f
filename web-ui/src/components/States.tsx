import { Alert, Button, Skeleton } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Problem } from "../api/client";
import { useNames } from "../lib/names";
import { unplaced } from "./Form";
import { Icon } from "./Icon";

/** What went wrong, in words, with each field or line that it is about. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const names = useNames();
  const problem = error instanceof Problem ? error : null;
  const title = problem ? titleOf(problem) : "Something went wrong";
  const rest = problem ? unplaced(problem) : [];
  if (problem?.status === 401) return <Alert variant="warning" isInline title={title}><p>Sign in again, then go on here.</p></Alert>;
  /** Said at a field already. */
  const repeated = problem !== null && problem.errors.some((one) => one.detail === problem.detail && !rest.includes(one));
  if (repeated && rest.length === 0) return <Alert variant="danger" isInline title={problem.errors.length === 1 ? "See what is said at the field above" : "See what is said at the fields above"} />;
  return (
    <Alert variant={problem && (problem.status === 403 || problem.status === 404) ? "info" : "danger"} isInline title={title} actionLinks={retry ? <Button variant="link" isInline onClick={retry}>Try again</Button> : undefined}>
      {problem ? (
        <>
          {problem.detail !== title && !rest.some((one) => one.detail === problem.detail) ? <p>{names.said(problem.detail)}</p> : null}
          {rest.length > 0 ? (
            <ul className="bw-errors">
              {rest.slice(0, 20).map((one, index) => (
                <li key={index}>{one.line ? <strong>Line {one.line} </strong> : field(one.pointer) ? <strong>{field(one.pointer)}: </strong> : null}{names.said(one.detail)}</li>
              ))}
            </ul>
          ) : null}
        </>
      ) : <p>{error instanceof Error ? error.message : String(error)}</p>}
    </Alert>
  );
}

function titleOf(problem: Problem): string {
  if (problem.status === 404) return "Not found";
  if (problem.status === 401) return "Your session has ended";
  if (problem.status === 403) return "Not yours to see or change";
  if (problem.status === 412) return "Changed in the meantime";
  if (problem.status >= 502 || problem.status === 0) return "A part of Bellwether does not answer right now";
  return problem.title;
}

/** `/target/atLeast` as “target, at least”. */
function field(pointer: string | undefined): string {
  return (pointer ?? "").split("/").filter(Boolean).map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase())).join(", ");
}

/** What stands in for content while it loads. */
export function Loading({ rows = 4, what }: { rows?: number; what: string }) {
  return (
    <div className="bw-loading" aria-busy="true" role="status" aria-label={`Loading ${what}`}>
      {Array.from({ length: rows }, (_, index) => (
        <div className="bw-card" key={index}>
          <Skeleton width="38%" fontSize="xl" />
          <br />
          <Skeleton width="90%" />
        </div>
      ))}
    </div>
  );
}

/** Nothing here, and what to do about it. */
export function Nothing({ title, children, icon = "target" }: { title: string; children?: ReactNode; icon?: string }) {
  return (
    <div className="bw-nothing">
      <Icon name={icon} size={30} />
      <h3>{title}</h3>
      {children ? <div>{children}</div> : null}
    </div>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** Skeleton, trouble or content: one of them, always. */
export function Shown<T>({ asked, what, rows, children }: { asked: Asked<T>; what: string; rows?: number; children: (data: T) => ReactNode }) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (asked.error) return <Trouble error={asked.error} retry={() => void asked.refetch()} />;
  return <Loading what={what} rows={rows} />;
}
