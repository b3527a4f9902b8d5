import { expect, test } from "vitest";
import { bagOfWords } from "@/tests/fixtures/bag-of-words";
import { builtInProviders } from "./built-in-providers";
import { callModel } from "./call-model";
import { findProvider } from "./find-provider";

const limits = { idleTimeoutMs: 5_000, totalTimeoutMs: 5_000, maxResponseBytes: 1_000_000 };

test("without a key a content without provider is served by the sandbox, and `default` is none", () => {
  const builtIn = builtInProviders({}, bagOfWords);
  expect(findProvider(builtIn)?.id).toBe("sandbox");
  expect(findProvider(builtIn, "default")).toBeNull();
  expect(findProvider(builtIn, "sandbox")?.id).toBe("sandbox");
});

test("a key makes OpenAI the default, with the known prices", () => {
  const builtIn = builtInProviders({ apiKey: "k", maxConcurrency: 7 }, bagOfWords);
  expect(findProvider(builtIn)).toMatchObject({
    id: "default",
    baseUrl: "https://api.openai.com/v1",
    maxConcurrency: 7,
    trusted: true,
  });
  expect(findProvider(builtIn)?.prices["gpt-4o-mini"]).toMatchObject({ input: 0.15, output: 0.6 });
});

test("another address is trusted, needs no key and has no known prices", () => {
  const builtIn = builtInProviders({ baseUrl: "http://10.0.0.5:8000/v1" }, bagOfWords);
  expect(findProvider(builtIn)).toMatchObject({ id: "default", trusted: true, prices: {} });
});

test("a workspace's own id is not built in", () => {
  expect(findProvider(builtInProviders({}, bagOfWords), "pro_1")).toBeNull();
});

test("a sandbox call costs nothing, known, and names the model that served", async () => {
  const sandbox = builtInProviders({}, bagOfWords).sandbox;
  const answer = await callModel(
    sandbox,
    { messages: [{ role: "user", content: "Say yes or no." }], model: { name: "gpt-4o" }, idempotencyKey: "k" },
    limits,
  );
  expect(answer).toMatchObject({ costUsd: 0, output: { servedModel: "sandbox-1" } });
  expect(answer.usage?.inputTokens).toBeGreaterThan(0);
});
