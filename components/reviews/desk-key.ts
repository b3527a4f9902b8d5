import type { Criterion } from "@/lib/reviews/schema";
import type { Side } from "./answer-draft";

export type DeskAct =
  | { do: "answer"; key: string; value: boolean | number | string }
  | { do: "better"; side: Side }
  | { do: "move"; by: 1 | -1 }
  | { do: "save" | "skip" | "undo" | "comment" | "correct" | "tag" | "diff" | "adopt" };

const letters = new Map([
  ["s", "skip"],
  ["u", "undo"],
  ["c", "comment"],
  ["e", "correct"],
  ["t", "tag"],
  ["r", "adopt"],
] as const);
const sides: Record<string, Side> = { ArrowLeft: "left", ArrowRight: "right", ArrowDown: "tie" };

/** What a key means on the judging page; null where it means nothing here. `active` is the criterion that is answered next. */
export function actOfKey(key: string, { active, isPair }: { active: Criterion | undefined; isPair: boolean }): DeskAct | null {
  const side = sides[key];
  if (isPair && side) return { do: "better", side };
  if (key === "ArrowDown" || key === "ArrowUp") return { do: "move", by: key === "ArrowDown" ? 1 : -1 };
  if (key === "Enter") return { do: "save" };
  const small = key.toLowerCase();
  if (isPair && small === "d") return { do: "diff" };
  const value = active && answerOfKey(small, active);
  if (active && value !== undefined) return { do: "answer", key: active.key, value };
  for (const [letter, act] of letters) if (letter === small) return { do: act };
  return null;
}

/** Y or 1 is yes, N or 0 or 2 no; a digit is a step of a scale or the place of an option. */
function answerOfKey(key: string, criterion: Criterion): boolean | number | string | undefined {
  if (criterion.kind === "boolean") return { y: true, 1: true, n: false, 2: false, 0: false }[key];
  const digit = /^[1-9]$/.test(key) ? Number(key) : 0;
  if (criterion.kind === "scale") return digit >= 1 && digit <= 5 ? digit : undefined;
  return criterion.options[digit - 1]?.label;
}
