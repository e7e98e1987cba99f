/**
 * The one way to the API: same origin, session cookie, problem+json turned into {@link Problem}. Nothing here ever
 * holds a token.
 */

export interface FieldError {
  pointer?: string;
  line?: number;
  code?: string;
  detail: string;
}

/** An answer that is not a success. `detail` is a sentence for a person. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldError[],
  ) {
    super(detail || title);
  }
}

/** Whether a whole kind of resource is not served by this installation: its list is not found. */
export function notServed(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}

/** A body with the version of the definition that it shows. */
export interface Versioned<T> {
  body: T;
  etag: string | null;
}

const BASE = "/api/v1";

export interface SendOptions {
  method?: string;
  body?: unknown;
  /** Sent as it is, with its own content type (files). */
  raw?: BodyInit;
  ifMatch?: string | null;
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Asked for in place of JSON. */
  accept?: string;
}

export async function send(path: string, options: SendOptions = {}): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: options.accept ? `${options.accept}, application/problem+json` : "application/json, application/problem+json",
    "X-Requested-With": "bellwether",
  };
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  if (options.ifMatch) headers["If-Match"] = options.ifMatch;
  if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;
  let response: Response;
  try {
    response = await fetch(BASE + path, {
      method: options.method ?? "GET",
      headers,
      body: options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      credentials: "same-origin",
      redirect: "error",
      signal: options.signal,
    });
  } catch (failed) {
    if (failed instanceof DOMException && failed.name === "AbortError") throw failed;
    throw new Problem(0, "unreachable", "No answer", "The server did not answer. Check the connection and try again.", []);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => "");
  let body: Record<string, unknown> = {};
  try {
    const read: unknown = JSON.parse(text);
    if (read && typeof read === "object") body = read as Record<string, unknown>;
  } catch {
    body = {};
  }
  const type = typeof body.type === "string" ? body.type : "";
  const title = typeof body.title === "string" ? body.title : (FALLBACK[response.status] ?? `Answer ${response.status}`);
  return new Problem(
    response.status,
    type.slice(type.lastIndexOf(":") + 1) || String(response.status),
    title,
    typeof body.detail === "string" ? body.detail : title,
    Array.isArray(body.errors) ? (body.errors as FieldError[]) : [],
  );
}

const FALLBACK: Record<number, string> = {
  401: "You are not signed in.",
  403: "You may not do this.",
  404: "This does not exist, or you may not see it.",
  412: "Somebody changed this in the meantime. Reload and try again.",
  413: "This is too large.",
  429: "Too many requests. Wait a moment and try again.",
  502: "A part of Bellwether does not answer right now.",
  503: "A part of Bellwether does not answer right now.",
  504: "A part of Bellwether took too long to answer.",
};

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, { signal });
  return (await response.json()) as T;
}

export async function getVersioned<T>(path: string, signal?: AbortSignal): Promise<Versioned<T>> {
  const response = await send(path, { signal });
  return { body: (await response.json()) as T, etag: response.headers.get("ETag") };
}

/** Everything of a list, page after page, up to `most` items. */
export async function getAll<T>(path: string, signal?: AbortSignal, most = 2000): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const address: string = path + (path.includes("?") ? "&" : "?") + "limit=200" + (cursor ? `&cursor=${encodeURIComponent(cursor)}` : "");
    const page: { items?: T[]; next?: string | null } | T[] = await get(address, signal);
    if (Array.isArray(page)) return page;
    all.push(...(page.items ?? []));
    cursor = page.next ?? null;
  } while (cursor && all.length < most);
  return all;
}

export async function write<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown, options: Pick<SendOptions, "ifMatch" | "idempotencyKey"> = {}): Promise<T> {
  const response = await send(path, { method, body, ...options });
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** A query string of what is set. */
export function query(parameters: Record<string, string | number | boolean | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

/** Saves what an address answers as a file, in a form that a plain link cannot ask for. */
export async function download(path: string, accept: string, name: string): Promise<void> {
  const address = URL.createObjectURL(await (await send(path, { accept })).blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
