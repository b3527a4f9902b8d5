import { describe, expect, test } from "vitest";
import { type Provider, ProviderFault } from "@/lib/providers/model";
import { embedder } from "./embedder";

const provider: Provider = {
  id: "p",
  baseUrl: "http://test.invalid/v1",
  apiKey: "k",
  trusted: true,
  maxConcurrency: 1,
  prices: {},
};

/** Answers each text by its length; `refuse` makes a request fail. */
function asked(refuse: (texts: string[]) => ProviderFault | null = () => null) {
  const requests: string[][] = [];
  const ask = async (texts: string[]) => {
    requests.push(texts);
    const fault = refuse(texts);
    if (fault) throw fault;
    return texts.map((text) => [text.length, 1]);
  };
  return { requests, ask };
}

describe("embedder", () => {
  test("joins what several evaluators ask for at once into one request, each getting its own back in order", async () => {
    const embed = embedder();
    const { requests, ask } = asked();
    const answers = await Promise.all([["a", "bb"], ["ccc"], ["dddd", "eeeee"]].map((texts) => embed(provider, "m", texts, ask)));
    expect(requests).toEqual([["a", "bb", "ccc", "dddd", "eeeee"]]);
    expect(answers).toEqual([
      [
        [1, 1],
        [2, 1],
      ],
      [[3, 1]],
      [
        [4, 1],
        [5, 1],
      ],
    ]);
  });

  test("asks for a text once, under way or known already", async () => {
    const embed = embedder();
    const { requests, ask } = asked();
    await Promise.all([embed(provider, "m", ["ours", "reference"], ask), embed(provider, "m", ["theirs", "reference"], ask)]);
    await embed(provider, "m", ["reference", "more"], ask);
    expect(requests).toEqual([["ours", "reference", "theirs"], ["more"]]);
  });

  test("models and providers are apart", async () => {
    const embed = embedder();
    const { requests, ask } = asked();
    const others = [
      embed(provider, "m", ["a"], ask),
      embed(provider, "n", ["a"], ask),
      embed({ ...provider, id: "q" }, "m", ["a"], ask),
    ];
    await Promise.all(others);
    expect(requests).toEqual([["a"], ["a"], ["a"]]);
  });

  test("a request holds at most 128 texts, and about 200 000 characters", async () => {
    const many = asked();
    await embedder()(
      provider,
      "m",
      Array.from({ length: 300 }, (_, n) => `text ${n}`),
      many.ask,
    );
    expect(many.requests.map(({ length }) => length)).toEqual([128, 128, 44]);
    const long = asked();
    await embedder()(
      provider,
      "m",
      Array.from({ length: 5 }, (_, n) => `${n}`.repeat(90_000)),
      long.ask,
    );
    expect(long.requests.map(({ length }) => length)).toEqual([3, 2]);
  });

  test("a text the provider refuses fails alone, not those beside it", async () => {
    const embed = embedder();
    const { requests, ask } = asked((texts) => (texts.includes("bad") ? new ProviderFault("context_length", "too long") : null));
    const [good, bad] = await Promise.allSettled([embed(provider, "m", ["fine"], ask), embed(provider, "m", ["bad"], ask)]);
    expect(good).toMatchObject({ status: "fulfilled", value: [[4, 1]] });
    expect(bad).toMatchObject({ status: "rejected", reason: { code: "context_length" } });
    expect(requests).toEqual([["fine", "bad"], ["fine"], ["bad"]]);
  });

  test("a failure is everybody's, and kept by nobody", async () => {
    const embed = embedder();
    let isAway = true;
    const { requests, ask } = asked(() => (isAway ? new ProviderFault("server_error", "away") : null));
    const first = await Promise.allSettled([embed(provider, "m", ["a"], ask), embed(provider, "m", ["b"], ask)]);
    expect(first.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    isAway = false;
    expect(await embed(provider, "m", ["a"], ask)).toEqual([[1, 1]]);
    expect(requests).toHaveLength(2);
  });

  test("the vectors kept are bounded: the longest unused goes first", async () => {
    const embed = embedder();
    const wide = { requests: [] as string[][] };
    const ask = async (texts: string[]) => {
      wide.requests.push(texts);
      return texts.map(() => Array.from({ length: 400_000 }, () => 1));
    };
    for (const text of ["a", "b", "c", "d", "e"]) await embed(provider, "m", [text], ask);
    await embed(provider, "m", ["a"], ask);
    await embed(provider, "m", ["f"], ask);
    wide.requests.length = 0;
    await embed(provider, "m", ["a", "b"], ask);
    expect(wide.requests).toEqual([["b"]]);
  });
});
