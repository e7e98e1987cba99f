import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useEffect, useId, useRef, type ComponentProps, type ReactNode } from "react";
import { Problem, type FieldError } from "../api/client";
import { iso } from "../lib/target";

/** Which pointers of a refusal some field has shown; what no field shows is listed below the form. */
const placed = new WeakMap<Problem, Set<string>>();

/** The sentence about one field of a refused form, by its JSON pointer or one below it. */
export function wrong(error: unknown, ...pointers: string[]): string | null {
  if (!(error instanceof Problem)) return null;
  const at = (pointer: string) => pointers.some((one) => one === pointer || (one.lastIndexOf("/") > 0 && pointer.startsWith(`${one}/`)));
  const found = error.errors.filter((one) => one.pointer !== undefined && at(one.pointer));
  if (found.length === 0) return null;
  const shown = placed.get(error) ?? new Set();
  found.forEach((one) => shown.add(one.pointer as string));
  placed.set(error, shown);
  return found.map((one) => one.detail).join(" ");
}

/** What is left to be said of a refusal, beside what its fields say. */
export function unplaced(problem: Problem): FieldError[] {
  return problem.errors.filter((one) => one.pointer === undefined || !placed.get(problem)?.has(one.pointer));
}

/** A labelled field with why it is asked and what is wrong with it; the control gets its id and description. */
export function Field({ label, why, error, children }: { label: string; why?: ReactNode; error?: string | null; children: (ids: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean | undefined }) => ReactNode }) {
  const id = useId();
  const about = [why ? `${id}-why` : "", error ? `${id}-wrong` : ""].filter(Boolean).join(" ") || undefined;
  useEffect(() => {
    // after pressing a button the first refused field is where to go on; while typing nothing jumps
    if (error && (document.activeElement === document.body || document.activeElement instanceof HTMLButtonElement)) {
      document.getElementById(id)?.closest("form")?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [error, id]);
  return (
    <div className="bw-field">
      <label htmlFor={id}><strong>{label}</strong></label>
      {why ? <span className="bw-why" id={`${id}-why`}>{why}</span> : null}
      {children({ id, "aria-describedby": about, "aria-invalid": error ? true : undefined })}
      {error ? <span className="bw-wrong" id={`${id}-wrong`} role="alert">{error}</span> : null}
    </div>
  );
}

/** A form that a button opened: the keyboard goes on in it and, when it closes, where it was opened. */
export function OpenedForm(form: ComponentProps<"form">) {
  const here = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const around = here.current?.parentElement?.closest("section, main");
    here.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    return () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const opener = around?.querySelector<HTMLElement>(".bw-section-head button, .bw-head .bw-actions button");
        (opener ?? document.getElementById("main"))?.focus({ preventScroll: true });
      });
    };
  }, []);
  return <form ref={here} {...form} />;
}

export interface Option {
  value: string;
  label: string;
}

/** A duration that something already has stays to be chosen, whatever a programme set it to. */
export function withOwn(options: Option[], duration: string): Option[] {
  return options.some((one) => one.value === duration) ? options : [...options, { value: duration, label: iso(duration) }];
}

export function Select({ options, value, onChange, ...more }: { options: Option[]; value: string; onChange: (value: string) => void; id?: string; "aria-label"?: string; "aria-describedby"?: string; "aria-invalid"?: boolean }) {
  return (
    <FormSelect {...more} validated={more["aria-invalid"] ? "error" : "default"} value={value} onChange={(_, chosen) => onChange(chosen)}>
      {options.map((one) => <FormSelectOption key={one.value} value={one.value} label={one.label} />)}
    </FormSelect>
  );
}

export function Input({ value, onChange, type = "text", ...more }: { value: string; onChange: (value: string) => void; type?: string; id?: string; placeholder?: string; step?: string; required?: boolean; "aria-label"?: string; "aria-describedby"?: string; "aria-invalid"?: boolean; spellCheck?: boolean }) {
  return <span className="pf-v6-c-form-control"><input {...more} type={type} value={value} onChange={(event) => onChange(event.target.value)} /></span>;
}

export function Area({ value, onChange, rows = 3, ...more }: { value: string; onChange: (value: string) => void; rows?: number; id?: string; placeholder?: string; "aria-label"?: string; "aria-describedby"?: string; "aria-invalid"?: boolean; spellCheck?: boolean }) {
  return <span className="pf-v6-c-form-control pf-m-textarea pf-m-resize-vertical"><textarea {...more} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} /></span>;
}
