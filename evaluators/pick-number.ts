import { findNumbers, type NumberFormat } from "./find-numbers";

export const picks = ["first", "last", "only"] as const;
export type Pick = (typeof picks)[number];

export type NumberTask = NumberFormat & { text: string; pick: Pick };
/** `number` is null where there is none to take: `count` says how many there are. */
export type NumberAnswer = { number: number | null; count: number };

export function pickNumber({ text, pick, ...format }: NumberTask): NumberAnswer {
  const numbers = findNumbers(text, format);
  const count = numbers.length;
  if (pick === "only" && count !== 1) return { number: null, count };
  return { number: numbers.at(pick === "last" ? -1 : 0) ?? null, count };
}
