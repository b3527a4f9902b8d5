import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { contains } from "./contains";

const score = (text: string, options: object) => contains.score(aSample(text), contains.options.parse(options), someTools());

describe("contains", () => {
  test("finds the text anywhere", () => {
    expect(score("Your refund is on its way.", { text: "refund is" })).toMatchObject({ score: 1, passed: true });
    expect(score("Your refund is on its way.", { text: "Refund" })).toMatchObject({ score: 0, passed: false });
  });

  test("can ignore case in any script", () => {
    expect(score("ΟΔΟΣΤΡΩΜΑ", { text: "οδος", ignoreCase: true })).toMatchObject({ score: 1 });
    expect(score("ВОЗВРАТ ДЕНЕГ", { text: "возврат", ignoreCase: true })).toMatchObject({ score: 1 });
  });

  test("the text is no pattern", () => {
    expect(score("a.c", { text: ".*" })).toMatchObject({ score: 0 });
    expect(score("costs $1 (one)", { text: "$1 (" })).toMatchObject({ score: 1 });
  });

  test("an empty text is refused; without one it is the case's exact text", () => {
    expect(contains.options.safeParse({ text: "" }).success).toBe(false);
    expect(contains.score(aSample("It is Paris."), contains.options.parse({}), someTools())).toHaveProperty("skipped");
  });
});
