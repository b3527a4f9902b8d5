import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import type { Expectations } from "./evaluator";
import { findNumbers } from "./find-numbers";
import { numeric } from "./numeric";
import { type NumberTask, pickNumber } from "./pick-number";

const score = (text: string, options: object, expected: Expectations = {}, tools = someTools()) =>
  numeric.score(aSample(text, expected), numeric.options.parse(options), tools);

describe("findNumbers", () => {
  // Expected values: from the definition, checked by hand.
  test.each<[string, number[]]>([
    ["", []],
    ["no number", []],
    ["42", [42]],
    ["-42 and +7", [-42, 7]],
    ["\u22125 °C", [-5]],
    ["−\u00a03.5", [-3.5]],
    ["1,234,567.89", [1234567.89]],
    ["1'234'567.89 and 1’234.5", [1234567.89, 1234.5]],
    ["1\u202f234\u00a0kg", [1234]],
    ["12,34,567 rupees", [1234567]],
    ["1_000_000", [1000000]],
    [".5 and 0.25", [0.5, 0.25]],
    ["1.5e3, 2E-2, 1e+2", [1500, 0.02, 100]],
    ["1.5 × 10^3 or 2x10^{-2}", [1500, 0.02]],
    ["3 x 10", [3, 10]],
    ["20% off, 5 % more", [20, 5]],
    ["$1,200.50, €5, -$3, £ 7", [1200.5, 5, -3, 7]],
    ["The answer is 7.", [7]],
    ["(12), [13]; 14!", [12, 13, 14]],
    ["10-20", [10, 20]],
    ["GPT-4 and A4 and v2 say 42", [42]],
    ["5kg, 3rd", [5, 3]],
    ["version 1.2.3 on 192.168.0.1", []],
    ["1,5", []],
    ["1,2,3", []],
    ["1,234,56", []],
    ["2024-05-01", [2024, 5, 1]],
    ["1/2", [1, 2]],
    ["line 1\nline 2\r\n3", [1, 2, 3]],
    ["１２３ ٤٥ ४२", [123, 45, 42]],
    ["٣٫١٤", [3.14]],
    ["1e999 and 5", [5]],
    ["10²", [10]],
    ["x=−0.5y", [-0.5]],
    ["007", [7]],
    ["Infinity NaN 0x1F", [0]],
    ["9007199254740993", [9007199254740992]],
  ])("%j holds %j", (text, wanted) => {
    expect(findNumbers(text, { decimal: "point", percentAsShare: false })).toEqual(wanted);
  });

  test.each<[string, number[]]>([
    ["1.234.567,89", [1234567.89]],
    ["1 234,5 €", [1234.5]],
    ["1,5", [1.5]],
    ["1.5", []],
    ["12.345", [12345]],
    ["-0,25 und ,5", [-0.25, 0.5]],
    ["3,14e2", [314]],
  ])("with comma decimals %j holds %j", (text, wanted) => {
    expect(findNumbers(text, { decimal: "comma", percentAsShare: false })).toEqual(wanted);
  });

  test("a percentage can be read as a share", () => {
    expect(findNumbers("20% or 20.5 % or 0.2", { decimal: "point", percentAsShare: true })).toEqual([0.2, 0.205, 0.2]);
  });
});

describe("numeric", () => {
  test.each<[string, string, object, Expectations, number]>([
    ["the number of the options", "42", { value: 42 }, {}, 1],
    ["it wins over the case's", "42", { value: 42 }, { exact: "7" }, 1],
    ["the case's exact text comes first", "1", {}, { exact: "1", label: "2", reference: "3" }, 1],
    ["then its label", "2", {}, { label: "2", reference: "3" }, 1],
    ["then its reference", "3", {}, { reference: "It is 3." }, 1],
    ["the last number counts by default", "First 5, then 7", { value: 7 }, {}, 1],
    ["or the first", "First 5, then 7", { value: 5, pick: "first" }, {}, 1],
    ["or there must be one", "First 5, then 7", { value: 7, pick: "only" }, {}, 0],
    ["and there is one", "It is 7!", { value: 7, pick: "only" }, {}, 1],
    ["no number", "seven", { value: 7 }, {}, 0],
    ["an empty output", "", { value: 0 }, {}, 0],
    ["without tolerance a hair is too much", "7.0000001", { value: 7 }, {}, 0],
    ["7.0 is 7", "7.0", { value: 7 }, {}, 1],
    ["within the absolute tolerance", "1.1", { value: 1, absolute: 0.1 }, {}, 1],
    ["just outside of it", "1.101", { value: 1, absolute: 0.1 }, {}, 0],
    ["within the relative tolerance", "101", { value: 100, relative: 0.01 }, {}, 1],
    ["just outside of it, relatively", "101.1", { value: 100, relative: 0.01 }, {}, 0],
    ["of a negative number", "-99", { value: -100, relative: 0.01 }, {}, 1],
    ["the larger tolerance counts", "0.001", { value: 0, absolute: 0.01, relative: 0.5 }, {}, 1],
    ["nothing is relatively close to 0", "0.001", { value: 0, relative: 0.5 }, {}, 0],
    ["the sign counts", "-7", { value: 7 }, {}, 0],
    ["percent signs are left out", "20 %", {}, { exact: "20" }, 1],
    ["or make a share of both", "20 %", { percentAsShare: true }, { exact: "0.2" }, 1],
    ["comma decimals, on both sides", "1.234,50 €", { decimal: "comma" }, { exact: "1234,5" }, 1],
    ["closeness of autoevals' NumericDiff: 1 − 1/9", "5", { value: 4, graded: true }, {}, 1 - 1 / 9],
    ["closeness of opposite numbers", "-4", { value: 4, graded: true }, {}, 0],
    ["closeness of two zeros", "0", { value: 0, graded: true }, {}, 1],
    ["closeness of huge numbers stays a number", "-1.7e308", { value: 1.7e308, graded: true }, {}, 0],
  ])("%s", async (_name, text, options, expected, wanted) => {
    expect(await score(text, options, expected)).toMatchObject({ score: expect.closeTo(wanted, 12) });
  });

  test("a case without a number is not asked", async () => {
    expect(await score("7", {})).toEqual({ skipped: "The case has no exact text, label or reference." });
    expect(await score("7", {}, { exact: "seven" })).toHaveProperty("skipped", expect.stringContaining("no number"));
  });

  test("the reason says what was found", async () => {
    expect(await score("8", { value: 7 })).toMatchObject({ reason: "Found 8, expected 7." });
    expect(await score("7 or 8", { value: 7, pick: "only" })).toMatchObject({
      reason: "The output holds 2 numbers, one is wanted.",
    });
  });

  test("a long text is read in a thread, in linear time", async () => {
    const isolate = async <T>(task: string, input: unknown) => {
      expect(task).toBe("numeric");
      return pickNumber(input as NumberTask) as T; // safe: the task this test expects
    };
    for (const part of ["1", "1.", "1,", "- ", "$ ", "1e", "1,234", "1 × 10^"]) {
      const text = `${part.repeat(1_000_000 / part.length)} = 7`;
      expect(await score(text, { value: 7 }, {}, someTools({ isolate }))).toMatchObject({ score: 1 });
    }
  });
});
