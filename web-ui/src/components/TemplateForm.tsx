import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Problem, write } from "../api/client";
import type { Kpi, Template, TemplateQuestion } from "../api/types";
import { answersOf, askedAfter, openQuestions } from "../lib/template";
import { Field, Input, OpenedForm, Select, wrong } from "./Form";
import { Beside, usePreview } from "./LivePreview";
import { Trouble } from "./States";

/** States a KPI by answering the questions of a template; what it leaves open is asked, never guessed. */
export function TemplateForm({ template, objective }: { template: Template; objective: string }) {
  const go = useNavigate();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const questions = askedAfter(template, typed);
  const left = openQuestions(template, typed).length;
  const complete = left === 0;
  const body = { template: template.key, answers: answersOf(template, typed) };
  const preview = usePreview(complete ? { ...body, objective } : null);
  const save = useMutation({
    mutationFn: () => write<Kpi>("POST", `/objectives/${objective}/kpis`, body),
    onSuccess: async (made) => {
      await client.invalidateQueries();
      await go(`/kpis/${made.id}`);
    },
  });
  const open = save.error instanceof Problem && save.error.code === "open-questions";
  return (
    <div className="bw-split">
      <OpenedForm className="bw-card bw-form" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <div><h2>{template.name}</h2>{template.description ? <p className="bw-soft">{template.description}</p> : null}</div>
        {questions.map((one) => (
          <Asked key={one.key} question={one} value={typed[one.key] ?? ""} error={wrong(save.error ?? preview.error, `/answers/${one.key}`)} answer={(text) => { setTyped({ ...typed, [one.key]: text }); save.reset(); }} />
        ))}
        {questions.length === 0 ? <p className="bw-soft">This template asks nothing; it can be saved as it is.</p> : null}
        {save.error ? <Trouble error={save.error} /> : null}
        <div className="bw-actions">
          <Button type="submit" isDisabled={save.isPending} isLoading={save.isPending}>Save the KPI</Button>
          {!complete ? <span className="bw-soft">{open ? "The open questions are marked above." : left === 1 ? "One question is open." : `${left} questions are open.`}</span> : null}
        </div>
      </OpenedForm>
      <Beside preview={preview} asked={complete} unit={preview.data?.unit ?? template.kpi?.unit ?? ""} says={null} />
    </div>
  );
}

function Asked({ question, value, error, answer }: { question: TemplateQuestion; value: string; error: string | null; answer: (text: string) => void }) {
  if (question.type === "choice" && (question.choices ?? []).some((one) => one.means)) {
    return (
      <fieldset className="bw-field">
        <legend><strong>{question.question}</strong></legend>
        {question.why ? <span className="bw-why">{question.why}</span> : null}
        <div className="bw-picks">
          {(question.choices ?? []).map((one) => (
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
    <Field label={question.question + (question.default === undefined ? "" : " (optional)")} why={question.why} error={error}>
      {(ids) => question.type === "choice"
        ? <Select {...ids} value={value} onChange={answer} options={[{ value: "", label: "Choose…" }, ...(question.choices ?? [])]} />
        : <Input {...ids} value={value} onChange={answer} type={question.type === "date" ? "date" : "text"} placeholder={hint(question)} />}
    </Field>
  );
}

function hint(question: TemplateQuestion): string | undefined {
  if (question.default !== undefined) return `${question.default}, where nothing is said`;
  return question.example === undefined ? undefined : `for example ${question.example}`;
}
