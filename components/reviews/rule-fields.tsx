import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { QueueDraft } from "./queue-draft";

export type Arm = { armId: string; label: string };
type Props = {
  draft: QueueDraft;
  arms: Arm[];
  errorOf: (path: string) => string | undefined;
  change: (part: Partial<QueueDraft>) => void;
};

const rules: { of: QueueDraft["of"]; text: string; about: string }[] = [
  { of: "random", text: "Some at random", about: "A fair sample. Only this shows how often a judge is right." },
  { of: "failures", text: "Failures", about: "What did not pass, the lowest scores first." },
  { of: "disagreements", text: "Disagreements", about: "Some evaluators passed it and some did not." },
  { of: "regressions", text: "Regressions", about: "Cases the candidate lost against the baseline." },
];

/** Which answers are judged. */
export function RuleFields({ draft, arms, errorOf, change }: Props) {
  const { of, isPaired } = draft;
  const offered = arms.length > 1 ? rules : rules.filter((rule) => rule.of !== "regressions");
  const hasSides = of === "regressions" || isPaired;
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="mb-1.5 font-medium">Which answers</legend>
        {offered.map((rule) => (
          <label
            key={rule.of}
            className="flex items-start gap-2 rounded-lg border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-ground"
          >
            <input
              type="radio"
              name="of"
              checked={of === rule.of}
              onChange={() => change({ of: rule.of })}
              className="mt-0.5 size-4 flex-none accent-accent"
            />
            <span>
              <span className="font-medium">{rule.text}</span>
              <span className="block text-muted">{rule.about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {arms.length > 1 && (
        <Checkbox
          label="Side by side"
          hint="Both arms' answers to a case at once, in shuffled places; the reviewer says which is better."
          checked={isPaired}
          onChange={({ target }) => change({ isPaired: target.checked })}
        />
      )}
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field
          label="How many at most"
          inputMode="numeric"
          autoComplete="off"
          value={draft.count}
          error={errorOf("rule.count")}
          onChange={({ target }) => change({ count: target.value })}
        />
        {!hasSides && arms.length > 1 && (
          <Select label="Of the arm" value={draft.armId} onChange={({ target }) => change({ armId: target.value })}>
            <option value="">Any arm</option>
            <Arms arms={arms} />
          </Select>
        )}
        {hasSides && (
          <>
            <Select label="Baseline" value={draft.baseline} onChange={({ target }) => change({ baseline: target.value })}>
              <Arms arms={arms} />
            </Select>
            <Select
              label="Candidate"
              value={draft.candidate}
              error={draft.baseline === draft.candidate ? "Choose another arm than the baseline." : undefined}
              onChange={({ target }) => change({ candidate: target.value })}
            >
              <Arms arms={arms} />
            </Select>
          </>
        )}
      </div>
    </div>
  );
}

function Arms({ arms }: { arms: Arm[] }) {
  return arms.map(({ armId, label }) => (
    <option key={armId} value={armId}>
      {label}
    </option>
  ));
}
