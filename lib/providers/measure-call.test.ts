import { afterEach, expect, test } from "vitest";
import { type CallFigures, keepMetrics } from "@/lib/metrics/metrics";
import { measureCall } from "./measure-call";
import { type Provider, ProviderFault } from "./model";

const provider: Provider = {
  id: "prov_1",
  baseUrl: "https://a.test/v1",
  apiKey: "k",
  trusted: false,
  maxConcurrency: 1,
  prices: {},
};
const counted: CallFigures[] = [];
keepMetrics({
  request() {},
  error() {},
  job() {},
  call: (figures) => counted.push(figures),
  text: async () => ({ contentType: "", body: "" }),
});
afterEach(() => void counted.splice(0));

test("counts what an answer used, under the kind of provider and never its name", async () => {
  const asked = { operation: "chat" as const, model: "a-model" };
  const told = () => ({ inputTokens: 3, outputTokens: null, costUsd: 0.5 });
  expect(await measureCall(provider, asked, async () => "answer", told)).toBe("answer");
  await measureCall({ ...provider, id: "sandbox" }, { operation: "models" }, async () => []);
  expect(counted).toEqual([
    {
      provider: "workspace",
      operation: "chat",
      outcome: "ok",
      seconds: expect.any(Number),
      inputTokens: 3,
      outputTokens: 0,
      costUsd: 0.5,
    },
    expect.objectContaining({ provider: "sandbox", operation: "models", outcome: "ok" }),
  ]);
});

test("counts a fault by its code and a mistake of our own as internal, and throws it on", async () => {
  const fault = new ProviderFault("rate_limited", "Too fast.");
  await expect(measureCall(provider, { operation: "chat" }, () => Promise.reject(fault))).rejects.toBe(fault);
  await expect(measureCall(provider, { operation: "chat" }, () => Promise.reject(new TypeError("x")))).rejects.toThrow("x");
  expect(counted.map(({ outcome }) => outcome)).toEqual(["rate_limited", "internal"]);
});
