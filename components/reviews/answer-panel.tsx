import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { controlClass, Labelled } from "@/components/ui/labelled";
import type { Criterion } from "@/lib/reviews/schema";
import { type AnswerDraft, isComplete, type Side } from "./answer-draft";
import { BetterAnswer } from "./better-answer";
import { CriterionAnswer } from "./criterion-answer";
import { KeyHint } from "./key-hint";
import { TagField } from "./tag-field";

export type Fields = {
  tag: RefObject<HTMLInputElement | null>;
  comment: RefObject<HTMLTextAreaElement | null>;
  corrected: RefObject<HTMLTextAreaElement | null>;
};
type Props = {
  criteria: Criterion[];
  active: Criterion | undefined;
  isPair: boolean;
  draft: AnswerDraft;
  knownTags: string[];
  fields: Fields;
  mayAdopt: boolean;
  change: (part: Partial<AnswerDraft>) => void;
  answer: (key: string, value: boolean | number | string) => void;
  choose: (side: Side) => void;
  correct: () => void;
  save: () => void;
  skip: () => void;
  undo: () => void;
};

/** All that a reviewer can say of the item before them. */
export function AnswerPanel({ criteria, active, isPair, draft, knownTags, fields, mayAdopt, ...acts }: Props) {
  const { change } = acts;
  return (
    <div className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-4">
      {criteria.map((criterion) => (
        <CriterionAnswer
          key={criterion.key}
          criterion={criterion}
          value={draft.answers[criterion.key]}
          isActive={active?.key === criterion.key}
          answer={(value) => acts.answer(criterion.key, value)}
        />
      ))}
      {isPair && <BetterAnswer value={draft.better} answer={acts.choose} />}
      <div className="grid grid-cols-2 gap-2">
        <Button look="primary" className="col-span-2" disabled={!isComplete(draft, criteria, isPair)} onClick={acts.save}>
          Save and go on
        </Button>
        <Button onClick={acts.skip}>
          Skip <KeyHint>S</KeyHint>
        </Button>
        <Button onClick={acts.undo}>
          Undo <KeyHint>U</KeyHint>
        </Button>
      </div>
      <TagField ref={fields.tag} chosen={draft.tags} known={knownTags} change={(tags) => change({ tags })} />
      <Labelled label="Comment (C)">
        {(control) => (
          <textarea
            {...control}
            ref={fields.comment}
            rows={2}
            maxLength={10_000}
            value={draft.comment}
            onChange={({ target }) => change({ comment: target.value })}
            className={`${controlClass} field-sizing-content max-h-60 min-h-16 py-2`}
          />
        )}
      </Labelled>
      <Correction draft={draft} field={fields.corrected} mayAdopt={mayAdopt} change={change} open={acts.correct} />
    </div>
  );
}

type CorrectionProps = {
  draft: AnswerDraft;
  field: Fields["corrected"];
  mayAdopt: boolean;
  change: Props["change"];
  open: () => void;
};

function Correction({ draft, field, mayAdopt, change, open }: CorrectionProps) {
  if (draft.corrected === null)
    return (
      <Button className="self-start" onClick={open}>
        Correct the output <KeyHint>E</KeyHint>
      </Button>
    );
  return (
    <div className="flex flex-col gap-2">
      <Labelled label="Corrected output (E)">
        {(control) => (
          <textarea
            {...control}
            ref={field}
            rows={6}
            maxLength={500_000}
            value={draft.corrected ?? ""}
            onChange={({ target }) => change({ corrected: target.value })}
            className={`${controlClass} field-sizing-content max-h-96 min-h-32 py-2`}
          />
        )}
      </Labelled>
      {mayAdopt && (
        <Checkbox
          label="Make it the case's reference (R)"
          hint="A new revision of the dataset; evaluators that compare with a reference use it from then on."
          checked={draft.adopt}
          onChange={({ target }) => change({ adopt: target.checked })}
        />
      )}
      <Button look="quiet" size="small" className="self-start" onClick={() => change({ corrected: null, adopt: false })}>
        Leave the output as it is
      </Button>
    </div>
  );
}
