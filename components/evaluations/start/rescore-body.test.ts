import { describe, expect, test } from "vitest";
import { RescoreEvaluation } from "@/lib/evaluations/schema";
import { newUse } from "./evaluation-draft";
import { rescoreBody } from "./rescore-body";

const contains = {
  ...{ type: "contains", group: "text" as const, about: "", asksModel: false },
  controls: [{ name: "text", label: "Text", kind: "text" as const, initial: "", required: true }],
};
const use = newUse("u", contains, { text: "yes" });

describe("rescoreBody", () => {
  test("makes of the form what the verb takes; what is empty is left to the verb", () => {
    const { body, faults } = rescoreBody("ev_1", { name: " ", passThreshold: "0,8", uses: [{ ...use, weight: "2" }] }, [
      contains,
    ]);
    expect(faults).toEqual([]);
    expect(RescoreEvaluation.parse(body)).toMatchObject({
      ...{ id: "ev_1", name: undefined, passThreshold: 0.8 },
      evaluators: [{ type: "contains", options: { text: "yes" }, weight: 2 }],
    });
  });

  test("names every fault by the place it has in the body", () => {
    const faultsOf = (draft: object) =>
      rescoreBody("ev_1", { name: "", passThreshold: "", uses: [use], ...draft }, [contains]).faults.map(({ path }) => path);
    expect(faultsOf({ passThreshold: "high", uses: [newUse("u", contains)] })).toEqual([
      "evaluators.0.options.text",
      "passThreshold",
    ]);
    expect(faultsOf({ uses: [] })).toEqual(["evaluators"]);
  });
});
