import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { Problem, write } from "../api/client";
import type { Kpi, Template } from "../api/types";
import { answered, answersOf, keyOf, nameOf, questionsOf, type Question } from "../lib/template";
import { Field, Input, Select, wrong } from "./Form";
import { Beside, usePreview } from "./LivePreview";
import { Trouble } from "./States";

/** States a KPI by answering the questions of a template; what it leaves open is asked, never guessed. */
export function TemplateForm({ template, objective }: { template: Template; objective: string }) {
  const go = useNavigate();
  const client = useQueryClient();
  const questions = useMemo(() => questionsOf(template), [template]);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const complete = answered(template, typed);
  const body = { template: keyOf(template), answers: answersOf(template, typed) };
  const preview = usePreview(complete ? { ...body, objective } : null);
  const save = useMutation({
    mutationFn: () => write<Kpi>("POST", `/objectives/${objective}/kpis`, body),
    onSuccess: async (made) => {
      await client.invalidateQueries();
      await go(`/kpis/${made.id}`);
    },
  });
  const open = save.error instanceof Problem && save.error.code === "open-questions";
  const sentence = typeof template.text === "string" ? template.text : typeof template.statement === "string" ? template.statement : null;
  return (
    <div className="bw-split">
      <form className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <div><h2>{nameOf(template)}</h2>{template.description ?? sentence ? <p className="bw-soft">{template.description ?? sentence}</p> : null}{template.kpi?.measure ? <code>{template.kpi.measure}</code> : null}</div>
        {questions.map((one) => (
          <Asked key={one.key} question={one} value={typed[one.key] ?? ""} error={wrong(save.error ?? preview.error, `/answers/${one.key}`)} answer={(text) => { setTyped({ ...typed, [one.key]: text }); save.reset(); }} />
        ))}
        {questions.length === 0 ? <p className="bw-soft">This template asks nothing; it can be saved as it is.</p> : null}
        {save.error ? <Trouble error={save.error} /> : null}
        <div className="bw-actions">
          <Button type="submit" isDisabled={save.isPending} isLoading={save.isPending}>Save the KPI</Button>
          {!complete ? <span className="bw-soft">{open ? "The open questions are marked above." : `${questions.filter((one) => !one.optional && !(typed[one.key] ?? "").trim()).length} questions are open.`}</span> : null}
        </div>
      </form>
      <Beside preview={preview} asked={complete} unit={preview.data?.unit ?? template.kpi?.unit ?? ""} says={null} />
    </div>
  );
}

function Asked({ question, value, error, answer }: { question: Question; value: string; error: string | null; answer: (text: string) => void }) {
  if (question.kind === "choice" && question.choices.some((one) => one.means)) {
    return (
      <fieldset className="bw-field">
        <legend><strong>{question.text}</strong></legend>
        {question.why ? <span className="bw-why">{question.why}</span> : null}
        <div className="bw-picks">
          {question.choices.map((one) => (
            <label key={one.value} className="bw-pick">
              <span className="bw-inline"><input type="radio" name={question.key} value={one.value} checked={value === one.value} aria-invalid={error ? true : undefined} onChange={() => answer(one.value)} /><strong>{one.label}</strong></span>
              {one.means ? <span className="bw-soft">{one.means}</span> : null}
            </label>
          ))}
        </div>
        {error ? <span className="bw-wrong" role="alert">{error}</span> : null}
      </fieldset>
    );
  }
  return (
    <Field label={question.text + (question.optional ? " (optional)" : "")} why={question.why} error={error}>
      {(ids) => question.kind === "choice"
        ? <Select {...ids} value={value} onChange={answer} options={[{ value: "", label: "Choose…" }, ...question.choices]} />
        : question.kind === "yes-no"
          ? <Select {...ids} value={value} onChange={answer} options={[{ value: "", label: "Choose…" }, { value: "true", label: "Yes" }, { value: "false", label: "No" }]} />
          : <Input {...ids} value={value} onChange={answer} type={question.kind === "date" ? "date" : "text"} placeholder={question.example ? `for example ${question.example}` : undefined} />}
    </Field>
  );
}
