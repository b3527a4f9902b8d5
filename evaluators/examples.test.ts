import { describe, expect, test } from "vitest";
import { isolate } from "@/lib/isolation/isolate";
import { aSample } from "@/tests/a-sample";
import type { EvaluatorTools, Example } from "./evaluator";
import { evaluators } from "./index";

const told = Object.values(evaluators).flatMap(({ type, examples }) => examples.map((example) => ({ type, example })));

describe("what the documentation shows of each evaluator is what it does", () => {
  test.each(told)("$type: $example.output", async ({ type, example }) => {
    const evaluator = evaluators[type];
    if (!evaluator) throw new Error("not in the catalogue");
    const options = evaluator.options.parse(example.options);
    const score = await evaluator.score(sampleOf(example), options, toolsSaying(example));
    if (example.score === "skipped") return expect(score).toHaveProperty("skipped");
    expect(score).toMatchObject({ score: expect.closeTo(example.score, 9), passed: example.passed });
  });
});

function sampleOf({ output, options: _, answers: __, score: ___, passed: ____, rival: _____, expected, ...given }: Example) {
  const out = typeof output === "string" ? { text: output } : output;
  return aSample(out.text ?? "", expected, { ...given, out });
}

function toolsSaying({ answers = [], rival }: Example): EvaluatorTools {
  const left = [...answers];
  const next = () => {
    if (left.length === 0) throw new Error("The example names no further answer.");
    return left.shift();
  };
  return {
    complete: async () => ({ text: String(next()), finishReason: "stop", servedModel: "a-judge" }),
    embed: async (texts) => texts.map(() => next() as number[]), // safe: an example of vectors
    rival: async () => (rival === undefined ? { skipped: "No rival." } : { label: "the rival", output: aSample(rival).output }),
    isolate: (task, input) => isolate(task, input),
  };
}
