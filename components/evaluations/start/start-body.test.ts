import { describe, expect, test } from "vitest";
import { z } from "zod";
import { evaluators } from "@/evaluators";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { blankArm, type EvaluationDraft, newUse } from "./evaluation-draft";
import { optionControls } from "./option-controls";
import { startBody } from "./start-body";
import { suggestUses } from "./suggest-uses";

const catalogue = Object.values(evaluators).map(({ type, group, about, options, asksModel = false }) => ({
  ...{ type, group, about, asksModel },
  controls: optionControls(z.toJSONSchema(options, { io: "input", unrepresentable: "any" })),
}));
const entryOf = (type: string) => catalogue.find((entry) => entry.type === type) ?? expect.unreachable();

const draft: EvaluationDraft = {
  ...{
    name: " ",
    suiteId: "",
    datasetId: "ds_1",
    split: "gate",
    tags: ["chat"],
    trials: "3",
    concurrency: "",
    passThreshold: "0.8",
  },
  budgetUsd: "1,5",
  arms: [
    blankArm("a", { versionId: "pv_1" }),
    blankArm("b", { versionId: "pv_2", label: " new ", model: "gpt-5", temperature: "0", others: { seed: 7 } }),
  ],
  uses: [{ ...newUse("u", entryOf("contains")), options: { text: "yes", ignoreCase: false }, weight: "2", threshold: "1" }],
};

describe("startBody", () => {
  test("makes of the form what the verb takes; what is empty is left to the verb", () => {
    const { body, faults } = startBody(draft, catalogue);
    expect(faults).toEqual([]);
    expect(StartEvaluation.parse(body)).toMatchObject({
      ...{ datasetId: "ds_1", split: "gate", caseFilter: { tags: ["chat"] }, trials: 3, concurrency: 20, passThreshold: 0.8 },
      budgetUsd: 1.5,
      arms: [
        { versionId: "pv_1", label: undefined, model: undefined },
        { versionId: "pv_2", label: "new", model: { name: "gpt-5", temperature: 0, seed: 7 } },
      ],
      evaluators: [{ type: "contains", weight: 2, threshold: 1, options: { text: "yes", ignoreCase: false } }],
    });
  });

  test("names every fault by the place it has in the body", () => {
    const blank = { ...draft, datasetId: "", arms: [blankArm("a")], trials: "many", uses: [newUse("u", entryOf("regex"))] };
    expect(startBody(blank, catalogue).faults.map(({ path, isBlank }) => [path, isBlank])).toEqual([
      ["datasetId", true],
      ["arms.0.versionId", true],
      ["evaluators.0.options.pattern", true],
      ["trials", false],
    ]);
    expect(startBody({ ...draft, uses: [] }, catalogue).faults).toMatchObject([{ path: "evaluators" }]);
  });
});

describe("startBody of a suite", () => {
  test("says the suite instead of what the suite says, and all cases as null", () => {
    const bySuite = { ...draft, suiteId: "su_1", datasetId: "", uses: [], split: "" };
    const { body, faults } = startBody(bySuite, catalogue);
    expect(faults).toEqual([]);
    expect(body).toMatchObject({ suiteId: "su_1", split: null, trials: 3 });
    expect(StartEvaluation.safeParse(JSON.parse(JSON.stringify(body))).success).toBe(true);
  });
});

describe("suggestUses", () => {
  const suggested = (...expectations: string[]) =>
    suggestUses(catalogue, expectations).map(({ type, options }) => (type === "keyword" ? `${type} ${options.mode}` : type));

  test("begins with the evaluators that ask for what the cases expect", () => {
    expect(suggested("exact", "keywords", "forbiddenKeywords")).toEqual(["exact-match", "keyword all", "keyword none"]);
    expect(suggested("jsonSchema", "reference")).toEqual(["json-schema", "similarity"]);
  });

  test("begins with a plain check where the cases expect nothing that costs nothing to ask", () => {
    expect(suggested()).toEqual(["heuristic"]);
    expect(suggested("rubric")).toEqual(["heuristic"]);
  });
});
