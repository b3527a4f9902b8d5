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
  // Computed with Python from the definition, to twelve places; negative ones count as 0.
  test.each<[name: string, a: number[], b: number[], wanted: number]>([
    ["same direction", [1, 0], [2, 0], 1],
    ["3-4-5 triangle", [1, 0], [0.6, 0.8], 0.6],
    ["45 degrees", [1, 0], [1, 1], Math.SQRT1_2],
    ["right angle", [1, 0], [0, 1], 0],
    ["opposite counts as 0, not as a half", [1, 0], [-1, 0], 0],
    ["opposite, two numbers", [1, 2], [-1, -2], 0],
    ["opposite, one number", [1], [-5], 0],
    ["one number", [1], [5], 1],
    ["three numbers", [1, 2, 3], [4, 5, 6], 0.974631846197],
    ["reversed", [1, 2, 3], [3, 2, 1], 0.714285714286],
    ["below one", [0.1, 0.2], [0.2, 0.1], 0.8],
    ["three of four", [1, 1, 1, 1], [1, 1, 1, 0], 0.866025403784],
    ["an axis and the diagonal", [1, 0, 0], [1, 1, 1], 0.57735026919],
    ["both negative", [-1, -2], [-2, -1], 0.8],
    ["mirrored triangle", [3, 4], [4, 3], 0.96],
    ["5-12-13 triangle", [5, 12], [12, 5], 0.710059171598],
    ["very small", [1e-6, 2e-6], [2e-6, 4e-6], 1],
    ["very large", [1e6, 0], [1e6, 1e6], Math.SQRT1_2],
    ["mixed signs that cancel", [1, -1], [1, 1], 0],
    ["primes", [2, 3, 5, 7], [7, 5, 3, 2], 0.666666666667],
    ["of length three", [1, 2, 2], [2, 1, 2], 0.888888888889],
    ["one sign turned", [-1, 1, 1], [1, 1, 1], 0.333333333333],
    ["60 degrees in space", [0.5, 0.5, Math.SQRT1_2], [1, 0, 0], 0.5],
  ])("%s", async (_name, a, b, wanted) => {
    for (const vectors of [
      [a, b],
      [b, a],
    ]) {
      const result = await score(vectors);
      expect("score" in result && result.score).toBeCloseTo(wanted, 11);
    }
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
