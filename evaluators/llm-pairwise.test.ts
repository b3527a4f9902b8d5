import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import type { EvaluatorTools, Rival } from "./evaluator";
import { llmPairwise } from "./llm-pairwise";

type Request = Parameters<EvaluatorTools["complete"]>[0];

async function compare(
  winners: string[],
  options: object = {},
  rival: Rival = { label: "v1", output: aSample("Theirs.").output },
) {
  const requests: Request[] = [];
  const complete = (request: Request) => {
    const winner = winners[requests.length];
    requests.push(request);
    return Promise.resolve({ text: JSON.stringify({ reason: "So.", winner }), finishReason: "stop", servedModel: "judge" });
  };
  const tools = someTools({ complete, rival: async () => rival });
  const sample = aSample("Ours.", { rubric: "Names the day." });
  const result = await llmPairwise.score(sample, llmPairwise.options.parse({ model: "judge", ...options }), tools);
  return { result, requests };
}

describe("llm-pairwise", () => {
  test.each([
    ["better both times", "first", "second", 1, 1, null],
    ["worse both times", "second", "first", 0, 0, null],
    ["a tie both times", "tie", "tie", 0.5, 0.5, null],
    ["always the first place", "first", "first", 0.5, 0.5, "first"],
    ["always the second place", "second", "second", 0.5, 0.5, "second"],
    ["better, then a tie", "first", "tie", 0.5, 0.75, null],
    ["a tie, then better", "tie", "second", 0.5, 0.75, null],
    ["worse, then a tie", "second", "tie", 0.5, 0.25, null],
    ["a tie, then worse", "tie", "first", 0.5, 0.25, null],
  ])("%s", async (_name, ahead, behind, score, graded, bias) => {
    expect((await compare([ahead, behind])).result).toMatchObject({ score, details: { bias, against: "v1" } });
    expect((await compare([ahead, behind], { graded: true })).result).toMatchObject({ score: graded });
  });

  test("asks once in each order, of the same two answers", async () => {
    const { requests } = await compare(["first", "second"]);
    const shown = requests.map(({ messages }) =>
      /name="first">\n(.*)\n[\s\S]*name="second">\n(.*)\n/.exec(messages[1]?.content ?? ""),
    );
    expect(shown.map((found) => found?.slice(1))).toEqual([
      ["Ours.", "Theirs."],
      ["Theirs.", "Ours."],
    ]);
  });

  test("votes are counted in each order by itself", async () => {
    const { result, requests } = await compare(["first", "second", "first", "second", "second", "first"], { votes: 3 });
    expect(requests).toHaveLength(6);
    expect(result).toMatchObject({ score: 1 });
  });

  test("the criteria are its own, the option's, or the case's rubric", async () => {
    const told = async (options: object) => (await compare(["tie", "tie"], options)).requests[0]?.messages[0]?.content;
    expect(await told({})).toContain("Which of the two answers does more");
    expect(await told({ criteria: "Which is shorter?" })).toContain("Criteria:\nWhich is shorter?");
    expect(await told({ criteria: "Which is shorter?", useCaseRubric: true })).toContain("Criteria:\nNames the day.");
  });

  test("without an answer to compare with no judge is asked", async () => {
    const { result, requests } = await compare([], {}, { skipped: "“v1” has no answer." });
    expect([result, requests]).toEqual([{ skipped: "“v1” has no answer." }, []]);
  });
});
