import { describe, expect, test } from "vitest";
import { outcomeOf } from "@/lib/evaluations/score-item";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { finishReason } from "./finish-reason";

const sample = (reason: string) => aSample("x", {}, { out: { finishReason: reason } });
const score = (reason: string, options: object) =>
  finishReason.score(sample(reason), finishReason.options.parse(options), someTools());

describe("finish-reason", () => {
  // The values of finish_reason in the chat completions interface, and what other servers write in their place.
  test.each<[string, string[] | undefined, 0 | 1]>([
    ["stop", undefined, 1],
    ["tool_calls", undefined, 0],
    ["unknown", undefined, 0],
    ["stop", ["stop"], 1],
    ["stop", ["tool_calls"], 0],
    ["tool_calls", ["tool_calls"], 1],
    ["tool_calls", ["stop", "tool_calls"], 1],
    ["function_call", ["tool_calls"], 0],
    ["function_call", ["tool_calls", "function_call"], 1],
    ["unknown", ["stop"], 0],
    ["unknown", ["stop", "unknown"], 1],
    ["STOP", ["stop"], 0],
    ["stop ", ["stop"], 0],
    ["stop", [" stop "], 1],
    ["end_turn", ["stop"], 0],
    ["end_turn", ["stop", "end_turn"], 1],
    ["eos", ["eos"], 1],
    ["", ["stop"], 0],
    ["st\u00f6p", ["sto\u0308p"], 0],
    ["stop\n", ["stop"], 0],
    ["constructor", ["stop"], 0],
  ])("%j against %j: %d", (reason, reasons, wanted) => {
    expect(score(reason, reasons ? { reasons } : {})).toMatchObject({ score: wanted, passed: wanted === 1 });
  });

  test.each(["length", "content_filter"])("%s cannot be asked for: such an answer fails before it is scored", (reason) => {
    expect(outcomeOf(sample(reason).output)).toBe(reason);
    expect(finishReason.options.safeParse({ reasons: ["stop", reason] }).success).toBe(false);
  });

  test("an empty list is refused", () => {
    expect(finishReason.options.safeParse({ reasons: [] }).success).toBe(false);
  });
});
