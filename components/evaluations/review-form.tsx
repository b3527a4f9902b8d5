"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { TextArea } from "@/components/ui/text-area";
import type { Outcome } from "@/lib/http/action";

type Props = { resultId: string; save: (form: FormData) => Promise<Outcome<void>> };

const verdicts = [
  { value: "true", text: "Passes" },
  { value: "false", text: "Does not pass" },
  { value: "", text: "No verdict" },
];
const blank = { score: "", passed: "", comment: "" };
/** What is written and not saved yet, by result: it is there again when one comes back to it. */
const unsaved = new Map<string, typeof blank>();

/** A person's judgement; what was typed stays until it is saved. */
export function ReviewForm({ resultId, save }: Props) {
  const [typed, setTyped] = useState(() => unsaved.get(resultId) ?? blank);
  const type = (change: Partial<typeof blank>) => {
    unsaved.set(resultId, { ...typed, ...change });
    setTyped({ ...typed, ...change });
  };
  const [outcome, send, pending] = useActionState(async (_before: Outcome<void> | null, form: FormData) => {
    const outcome = await save(form);
    if (outcome.ok) {
      unsaved.delete(resultId);
      setTyped(blank);
    }
    return outcome;
  }, null);
  /** Not `action={send}`: React then resets the form, and with it the chosen verdict. */
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const problem = outcome?.ok === false ? outcome.problem : null;
  const errorOf = (path: string) => problem?.errors?.find((error) => error.path === path)?.message;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
      <FormProblem outcome={problem?.errors ? null : outcome} />
      <input type="hidden" name="id" value={resultId} />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium">Verdict</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {verdicts.map(({ value, text }) => (
            <label key={value} className="flex items-center gap-2">
              <input
                type="radio"
                name="passed"
                value={value}
                checked={typed.passed === value}
                onChange={() => type({ passed: value })}
                className="size-4 accent-accent"
              />
              {text}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label="Score"
        name="score"
        inputMode="decimal"
        autoComplete="off"
        hint="From 0 (useless) to 1 (perfect). Left empty, the verdict counts: 1 or 0."
        value={typed.score}
        onChange={(event) => type({ score: event.target.value })}
        error={errorOf("score")}
      />
      <TextArea
        label="Comment"
        name="comment"
        maxLength={10_000}
        value={typed.comment}
        onChange={(event) => type({ comment: event.target.value })}
        error={errorOf("comment")}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Saving…" : "Save review"}
        </Button>
        <p role="status" className="text-good">
          {outcome?.ok && !pending ? "Review saved." : ""}
        </p>
      </div>
    </form>
  );
}
