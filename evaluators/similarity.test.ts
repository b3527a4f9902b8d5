import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { similarity } from "./similarity";

const score = (vectors: number[][], options: object = {}, text = "an answer") =>
  similarity.score(
    aSample(text, { reference: "the reference" }),
    similarity.options.parse(options),
    someTools({ embed: () => Promise.resolve(vectors) }),
  );

describe("similarity", () => {
  test.each([
    ["same direction", [1, 0], [2, 0], 1],
    ["3-4-5 triangle", [1, 0], [0.6, 0.8], 0.6],
    ["45 degrees", [1, 0], [1, 1], Math.SQRT1_2],
    ["right angle", [1, 0], [0, 1], 0],
    ["opposite counts as 0, not as a half", [1, 0], [-1, 0], 0],
  ])("%s", async (_name, a, b, wanted) => {
    const result = await score([a, b]);
    expect("score" in result && result.score).toBeCloseTo(wanted, 12);
  });

  test("passes from the threshold on", async () => {
    const vectors = [
      [1, 0],
      [0.6, 0.8],
    ];
    expect(await score(vectors, { threshold: 0.6 })).toMatchObject({ passed: true });
    expect(await score(vectors, { threshold: 0.61 })).toMatchObject({ passed: false });
  });

  test("hands the model on and asks for both texts at once", async () => {
    const calls: unknown[] = [];
    const embed = (texts: string[], model?: unknown) => {
      calls.push([texts, model]);
      return Promise.resolve([[1], [1]]);
    };
    const model = { providerId: "pro_1", name: "embedder" };
    await similarity.score(aSample("ours", { reference: "theirs" }), similarity.options.parse({ model }), someTools({ embed }));
    expect(calls).toEqual([[["ours", "theirs"], model]]);
  });

  test("no reference: not asked; no output: 0 without a model", async () => {
    expect(await similarity.score(aSample("x"), similarity.options.parse({}), someTools())).toHaveProperty("skipped");
    expect(await score([], {}, " \n")).toMatchObject({ score: 0, passed: false });
  });

  test.each([
    ["none", []],
    ["different lengths", [[1, 0], [1]]],
    [
      "no direction",
      [
        [0, 0],
        [1, 0],
      ],
    ],
    [
      "not a number",
      [
        [Number.NaN, 0],
        [1, 0],
      ],
    ],
  ])("vectors that are broken (%s) are an error, not a score", async (_name, vectors) => {
    await expect(score(vectors)).rejects.toThrow("embedding model");
  });
});
