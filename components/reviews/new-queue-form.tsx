"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { CriterionFields } from "./criterion-fields";
import { type CriterionDraft, countsForJudges, keyOf, type QueueDraft, queueBody } from "./queue-draft";
import { type Arm, RuleFields } from "./rule-fields";

type Props = {
  evaluation: { id: string; arms: Arm[] };
  initial: QueueDraft;
  /** Keys of the evaluation's judges, to ask people the same. */
  judges: string[];
  /** Where queues live. */
  path: string;
  make: (body: ReturnType<typeof queueBody>) => Promise<Outcome<{ id: string }>>;
};

const mostCriteria = 10;

/** A new queue: which answers, what is asked of them, and by how many. */
export function NewQueueForm({ evaluation, initial, judges, path, make }: Props) {
  const [draft, setDraft] = useState(initial);
  const { push } = useRouter();
  const { send, pending, outcome, errorOf } = useActionForm(make, ({ id }) => push(`${path}/${id}`));
  const change = (part: Partial<QueueDraft>) => setDraft({ ...draft, ...part });
  const shownErrors = ["name", "rule.count", ...draft.criteria.flatMap((_, at) => fieldsOf(at))];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) send(queueBody(evaluation.id, draft));
      }}
      className="flex flex-col gap-6"
    >
      <Field
        label="Name"
        autoComplete="off"
        maxLength={200}
        value={draft.name}
        error={errorOf("name")}
        onChange={({ target }) => change({ name: target.value })}
      />
      <RuleFields draft={draft} arms={evaluation.arms} errorOf={errorOf} change={change} />
      <Criteria draft={draft} judges={judges} errorOf={errorOf} change={change} />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Select
          label="People an item"
          hint="Two or more show whether they agree."
          value={draft.reviewersPerItem}
          onChange={({ target }) => change({ reviewersPerItem: target.value })}
        >
          {[1, 2, 3, 4, 5].map((people) => (
            <option key={people}>{people}</option>
          ))}
        </Select>
        <div className="sm:col-span-2 sm:pt-7">
          <Checkbox
            label="Blind"
            hint="Reviewers see neither scores, arms and models nor what others said."
            checked={draft.blind}
            onChange={({ target }) => change({ blind: target.checked })}
          />
        </div>
      </div>
      <p className="text-muted">
        {countsForJudges(draft)
          ? "What is said here counts for whether the evaluation's judges can be trusted."
          : "Only answers at random, blind and one at a time count for whether a judge can be trusted; these do not."}
      </p>
      <FormProblem outcome={outcome} fields={shownErrors} />
      <Button type="submit" look="primary" disabled={pending} className="self-start">
        {pending ? "Choosing…" : "Make the queue"}
      </Button>
    </form>
  );
}

const fieldsOf = (at: number) => [`criteria.${at}.name`, `criteria.${at}.key`];

type CriteriaProps = Pick<Props, "judges"> & {
  draft: QueueDraft;
  errorOf: (path: string) => string | undefined;
  change: (part: Partial<QueueDraft>) => void;
};

function Criteria({ draft: { criteria, isPaired }, judges, errorOf, change }: CriteriaProps) {
  const seed = useId();
  const made = useRef(0);
  const add = (part: Partial<CriterionDraft>) => {
    made.current += 1;
    const options = ["good", "poor"].map((label, at) => ({ id: `${at}`, label, score: String(1 - at) }));
    const blank: CriterionDraft = {
      id: `${seed} ${made.current}`,
      name: "",
      key: null,
      kind: "boolean",
      required: true,
      options,
    };
    change({ criteria: [...criteria, { ...blank, ...part }] });
  };
  const unasked = judges.filter((key) => !criteria.some((one) => keyOf(one) === key));
  return (
    <section aria-label="Questions" className="flex flex-col gap-3">
      <h2 className="font-semibold text-base">Questions</h2>
      {criteria.length === 0 && (
        <p className={isPaired ? "text-muted" : "text-bad"}>
          {isPaired ? "Only which answer is better is asked." : "Ask at least one question."}
        </p>
      )}
      {criteria.map((criterion, place) => (
        <CriterionFields
          key={criterion.id}
          {...{ criterion, place, errorOf }}
          change={(part) => change({ criteria: criteria.map((one) => (one === criterion ? { ...one, ...part } : one)) })}
          remove={
            criteria.length > 1 || isPaired ? () => change({ criteria: criteria.filter((one) => one !== criterion) }) : null
          }
        />
      ))}
      {criteria.length < mostCriteria && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => add({})}>Add a question</Button>
          {unasked.map((key) => (
            <Button key={key} onClick={() => add({ key, name: `Does it pass “${key}”?` })}>
              Ask what “{key}” judges
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
