import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Stub, startStub } from "@/tests/stub-provider/start-stub";
import { embedTexts } from "./embed-texts";
import type { Provider } from "./model";

const limits = { idleTimeoutMs: 2_000, totalTimeoutMs: 4_000, maxResponseBytes: 4_000_000 };
let stub: Stub;
let provider: Provider;
beforeAll(async () => {
  stub = await startStub();
  const prices = { small: { input: 2, output: 0 } };
  provider = { id: "pro_embed", baseUrl: stub.baseUrl, apiKey: "k", trusted: true, maxConcurrency: 5, prices };
});
beforeEach(() => stub.log.reset());
afterAll(() => stub.close());

test("one unit vector a text, in the texts' order though the server answers in another, in batches of 128", async () => {
  const texts = Array.from({ length: 300 }, (_, at) => `text number ${at}`);
  const { vectors, inputTokens, costUsd } = await embedTexts(provider, "small", texts, limits);
  expect(vectors).toHaveLength(300);
  expect(stub.log.total).toBe(3);
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 9);
  const [alone] = (await embedTexts(provider, "small", ["text number 7"], limits)).vectors;
  expect(vectors[7]).toEqual(alone);
  expect(costUsd).toBeCloseTo(((inputTokens ?? 0) * 2) / 1e6, 12);
});

test("no texts need no call", async () => {
  expect(await embedTexts(provider, "small", [], limits)).toEqual({ vectors: [], inputTokens: 0, costUsd: 0 });
  expect(stub.log.total).toBe(0);
});

test.each([
  ["empty_choices", "malformed"],
  ["nan", "malformed"],
  ["malformed", "malformed"],
  ["html", "malformed"],
  ["429", "rate_limited"],
  ["401", "auth"],
  ["redirect", "redirected"],
  ["huge", "too_large"],
])("%s is the fault %s", async (mode, code) => {
  await expect(embedTexts(provider, "small", [`[[${mode}]]`, "b"], limits)).rejects.toMatchObject({ code });
});
