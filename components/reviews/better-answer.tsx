import type { Side } from "./answer-draft";
import { KeyHint } from "./key-hint";

const sides: { side: Side; text: string; hint: string }[] = [
  { side: "left", text: "Left", hint: "←" },
  { side: "tie", text: "Tie", hint: "↓" },
  { side: "right", text: "Right", hint: "→" },
];

/** Which answer of a pair is better. */
export function BetterAnswer({ value, answer }: { value: Side | null; answer: (side: Side) => void }) {
  return (
    <fieldset className="min-w-0 border-accent border-l-2 pl-3">
      <legend className="float-left mb-1.5 w-full font-medium">Which answer is better?</legend>
      <div className="clear-both grid grid-cols-3 gap-1.5">
        {sides.map(({ side, text, hint }) => (
          <button
            key={side}
            type="button"
            aria-pressed={value === side}
            onClick={() => answer(side)}
            className="flex min-h-10 items-center justify-center gap-2 rounded-md border border-line-strong bg-surface px-2 font-medium hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-ground aria-pressed:text-accent"
          >
            {text}
            <KeyHint>{hint}</KeyHint>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
