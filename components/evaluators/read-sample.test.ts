import { describe, expect, test } from "vitest";
import type { TypedFault } from "@/components/evaluations/start/read-options";
import { readSample } from "./read-sample";
import { blankSample, type SampleDraft, sampleDraft } from "./sample-draft";

function read(draft: Partial<SampleDraft>) {
  const faults: TypedFault[] = [];
  return {
    sample: readSample({ ...blankSample, ...draft }, "sample", faults),
    faults: faults.map(({ path, message }) => [path, message]),
  };
}

describe("readSample", () => {
  test("an output alone is sent as its text", () => {
    expect(read({ output: " Yes.\n" })).toEqual({ sample: { output: " Yes.\n" }, faults: [] });
  });

  test("reads lines as lists, JSON as JSON, and an expectation that is there and empty as asked for", () => {
    const expected = { keywords: " a \n\nb", jsonSchema: '{"type":"object"}', exact: "", forbiddenKeywords: '["two\\nlines"]' };
    expect(read({ output: "x", expected }).sample).toEqual({
      output: "x",
      expected: { keywords: ["a", "b"], jsonSchema: { type: "object" }, exact: "", forbiddenKeywords: ["two\nlines"] },
    });
  });

  test("puts what the answer holds beside its text to the text", () => {
    const more = '{"latencyMs": 12, "output": {"finishReason": "length"}}';
    expect(read({ output: "x", more, input: '{"n": 1}' }).sample).toEqual({
      ...{ latencyMs: 12, output: { text: "x", finishReason: "length" }, input: { n: 1 } },
    });
  });

  test("says what it cannot read, and where", () => {
    const { faults } = read({ input: "[1]", more: "{", expected: { assertions: "no" } });
    expect(faults).toEqual([
      ["sample.expected.assertions", "is not JSON"],
      ["sample.more", "is not JSON"],
      ["sample.input", "is no JSON object"],
    ]);
  });

  test.each([
    { output: "plain" },
    { output: { text: "x", finishReason: "stop", toolCalls: [] }, input: { n: 1 }, expected: { label: "a" }, latencyMs: 3 },
    {
      output: "x",
      expected: { keywords: ["a", "b c"], forbiddenKeywords: ["[x", "two\nlines"], jsonSchema: { type: "number" } },
    },
  ])("brings a sample into the form and back as it was: %j", (sample) => {
    expect(read(sampleDraft(sample))).toEqual({ sample, faults: [] });
  });
});
