import type { Criterion } from "@/lib/reviews/schema";
import { KeyHint } from "./key-hint";

type Answer = boolean | number | string;
type Choice = { value: Answer; text: string; hint: string };
type Props = {
  criterion: Criterion;
  value: Answer | undefined;
  /** It takes the next key. */
  isActive: boolean;
  answer: (value: Answer) => void;
};

/** One question and its answers as buttons, each with its key. */
export function CriterionAnswer({ criterion, value, isActive, answer }: Props) {
  const isScale = criterion.kind === "scale";
  return (
    <fieldset
      data-active={isActive}
      className="min-w-0 border-transparent border-l-2 pl-3 data-[active=true]:border-accent"
      aria-current={isActive ? "step" : undefined}
    >
      <legend className="float-left mb-1.5 w-full font-medium break-words">
        {criterion.name}
        {!criterion.required && <span className="font-normal text-muted"> (optional)</span>}
      </legend>
      <div className={`clear-both grid gap-1.5 ${isScale ? "grid-cols-5" : criterion.kind === "boolean" ? "grid-cols-2" : ""}`}>
        {choicesOf(criterion).map((choice) => (
          <button
            key={choice.text}
            type="button"
            aria-pressed={value === choice.value}
            onClick={() => answer(choice.value)}
            className="flex min-h-10 min-w-0 items-center justify-center gap-2 rounded-md border border-line-strong bg-surface px-2 py-1.5 font-medium hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-ground aria-pressed:text-accent"
          >
            <span className="min-w-0 break-words">{choice.text}</span>
            {choice.hint !== choice.text && <KeyHint>{choice.hint}</KeyHint>}
          </button>
        ))}
      </div>
      {isScale && (
        <p aria-hidden="true" className="mt-1 flex justify-between text-muted text-xs">
          <span>worst</span>
          <span>best</span>
        </p>
      )}
    </fieldset>
  );
}

function choicesOf(criterion: Criterion): Choice[] {
  if (criterion.kind === "boolean")
    return [
      { value: true, text: "Yes", hint: "Y" },
      { value: false, text: "No", hint: "N" },
    ];
  if (criterion.kind === "scale") return [1, 2, 3, 4, 5].map((step) => ({ value: step, text: String(step), hint: String(step) }));
  return criterion.options.map(({ label }, at) => ({ value: label, text: label, hint: String(at + 1) }));
}
