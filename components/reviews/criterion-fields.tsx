import { X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type CriterionDraft, keyOf } from "./queue-draft";

type Props = {
  criterion: CriterionDraft;
  place: number;
  errorOf: (path: string) => string | undefined;
  change: (part: Partial<CriterionDraft>) => void;
  remove: (() => void) | null;
};

/** One question of a queue. */
export function CriterionFields({ criterion, place, errorOf, change, remove }: Props) {
  const at = `criteria.${place}`;
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-lg border border-line bg-surface p-4">
      <legend className="sr-only">Question {place + 1}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_12rem_10rem]">
        <Field
          label="Question"
          autoComplete="off"
          maxLength={200}
          placeholder="Is the answer correct?"
          value={criterion.name}
          error={errorOf(`${at}.name`)}
          onChange={({ target }) => change({ name: target.value })}
        />
        <Select label="Answered by" value={criterion.kind} onChange={({ target }) => change({ kind: kindOf(target.value) })}>
          <option value="boolean">Yes or no</option>
          <option value="scale">1 to 5</option>
          <option value="choice">One of several</option>
        </Select>
        <Field
          label="Key"
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={keyOf(criterion)}
          error={errorOf(`${at}.key`)}
          onChange={({ target }) => change({ key: target.value })}
        />
      </div>
      {criterion.kind === "choice" && <OptionFields criterion={criterion} at={at} errorOf={errorOf} change={change} />}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox
          label="Must be answered"
          checked={criterion.required}
          onChange={({ target }) => change({ required: target.checked })}
        />
        {remove && (
          <Button look="quiet" size="small" onClick={remove}>
            Remove this question
          </Button>
        )}
      </div>
    </fieldset>
  );
}

const kindOf = (text: string) => (text === "scale" || text === "choice" ? text : "boolean");

function OptionFields({ criterion, at, errorOf, change }: { at: string } & Pick<Props, "criterion" | "errorOf" | "change">) {
  const seed = useId();
  const { options } = criterion;
  const set = (id: string, part: object) =>
    change({ options: options.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">Each option with what it is worth, from 0 (worst) to 1 (best). From 0.5 on it is a pass.</p>
      {options.map((option, place) => (
        <div key={option.id} className="grid grid-cols-[minmax(0,1fr)_6rem_2rem] items-end gap-2">
          <Field
            label={`Option ${place + 1}`}
            autoComplete="off"
            maxLength={100}
            value={option.label}
            error={errorOf(`${at}.options.${place}.label`)}
            onChange={({ target }) => set(option.id, { label: target.value })}
          />
          <Field
            label="Worth"
            inputMode="decimal"
            autoComplete="off"
            value={option.score}
            error={errorOf(`${at}.options.${place}.score`)}
            onChange={({ target }) => set(option.id, { score: target.value })}
          />
          {options.length > 2 ? (
            <Button
              look="quiet"
              size="icon"
              aria-label={`Remove option ${place + 1}`}
              onClick={() => change({ options: options.filter(({ id }) => id !== option.id) })}
            >
              <X aria-hidden="true" />
            </Button>
          ) : (
            <span />
          )}
        </div>
      ))}
      {options.length < 9 && (
        <Button
          size="small"
          className="self-start"
          onClick={() => change({ options: [...options, { id: `${seed} ${Date.now()}`, label: "", score: "0" }] })}
        >
          Add an option
        </Button>
      )}
    </div>
  );
}
