import { expect, test } from "vitest";
import { Criterion } from "@/lib/reviews/schema";
import { actOfKey } from "./desk-key";

const yes = Criterion.parse({ key: "good", name: "Good?", kind: "boolean" });
const scale = Criterion.parse({ key: "tone", name: "Tone", kind: "scale" });
const options = [
  { label: "ready", score: 1 },
  { label: "not", score: 0 },
];
const choice = Criterion.parse({ key: "state", name: "State", kind: "choice", options });

test.each([
  ["y", yes, { do: "answer", key: "good", value: true }],
  ["N", yes, { do: "answer", key: "good", value: false }],
  ["5", scale, { do: "answer", key: "tone", value: 5 }],
  ["6", scale, null],
  ["2", choice, { do: "answer", key: "state", value: "not" }],
  ["3", choice, null],
  ["s", choice, { do: "skip" }],
  ["U", yes, { do: "undo" }],
  ["ArrowDown", yes, { do: "move", by: 1 }],
  ["ArrowLeft", yes, null],
  ["Enter", yes, { do: "save" }],
  ["y", undefined, null],
])("%s answers %o with %j", (key, active, act) => {
  expect(actOfKey(key, { active, isPair: false })).toEqual(act);
});

test.each([
  ["ArrowLeft", { do: "better", side: "left" }],
  ["ArrowDown", { do: "better", side: "tie" }],
  ["d", { do: "diff" }],
])("%s of a pair is %j", (key, act) => {
  expect(actOfKey(key, { active: undefined, isPair: true })).toEqual(act);
});
