import { describe, expect, test } from "vitest";
import { CreateQueue } from "@/lib/reviews/schema";
import { beginQueue } from "./begin-queue";
import { countsForJudges, keyOf, queueBody } from "./queue-draft";

const evaluation = { name: "Labels", versions: [{ armId: "arm_a" }, { armId: "arm_b" }] };

describe("the form of a new queue", () => {
  test.each([
    [{}, { rule: { of: "random", count: 50, seed: 1 }, blind: true }],
    [{ rule: "failures", arm: "arm_b" }, { rule: { of: "failures", count: 50, armId: "arm_b" } }],
    [
      { rule: "regressions", baseline: "arm_b", candidate: "arm_a" },
      { rule: { of: "regressions", count: 50, baseline: "arm_b", candidate: "arm_a" } },
    ],
    [{ sides: "both" }, { sideBySide: { baseline: "arm_a", candidate: "arm_b" }, criteria: [] }],
    [{ rule: "nonsense", arm: "arm_c" }, { rule: { of: "random", count: 50, seed: 1 } }],
  ])("begins with what the address %j names, and is sent as the API takes it", (query, body) => {
    const draft = beginQueue(evaluation, query);
    expect(CreateQueue.parse(queueBody("ev_1", draft))).toMatchObject(body);
  });

  test("does not offer regressions of a single arm", () => {
    expect(beginQueue({ ...evaluation, versions: [{ armId: "arm_a" }] }, { rule: "regressions" }).of).toBe("failures");
  });

  test("says whether what is judged counts for judges", () => {
    const counts = (query: Record<string, string>, part: object = {}) =>
      countsForJudges({ ...beginQueue(evaluation, query), ...part });
    expect([counts({}), counts({}, { blind: false }), counts({ rule: "failures" }), counts({ sides: "both" })]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

test.each([
  ["Is it polite?", "is_it_polite"],
  ["5 Sterne: gut?", "sterne_gut"],
  ["好吗?", "question"],
])("the question “%s” has the key %s", (name, key) => {
  expect(keyOf({ id: "", name, key: null, kind: "boolean", required: true, options: [] })).toBe(key);
});
