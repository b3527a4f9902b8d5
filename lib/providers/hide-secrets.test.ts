import { expect, test } from "vitest";
import { wholeLimits } from "./call-limits";
import { callModel } from "./call-model";
import { hideSecrets } from "./hide-secrets";
import type { Provider } from "./model";

const secrets = { apiKey: 'blue"house', headers: { "x-tenant": "acme-west" }, query: { code: "a b/c=9" } };

test("hides what a provider was called with, however it is written, and leaves the rest", () => {
  const said = JSON.stringify({ message: `no blue"house for acme-west at /v1?code=${encodeURIComponent("a b/c=9")}, sorry` });
  expect(JSON.parse(hideSecrets(said, secrets)).message).toBe("no [hidden] for [hidden] at /v1?code=[hidden], sorry");
  expect(hideSecrets("v1 of 12", { apiKey: "", query: { version: "v1" } })).toBe("v1 of 12");
});

test.each([400, 404, 500, 200])("no fault repeats the key in the provider's words: %i", async (status) => {
  const message = `unknown tenant acme-west, key blue"house ${"x".repeat(200)} blue"house`;
  const provider: Provider = {
    ...{ id: "prov_echo", baseUrl: "https://models.example.com/v1", trusted: false, maxConcurrency: 1, prices: {}, ...secrets },
    fetch: async () => Response.json({ error: { message, code: 400 } }, { status }),
  };
  const request = { messages: [{ role: "user" as const, content: "Hi" }], model: { name: "small" }, idempotencyKey: "1" };
  const fault = await callModel(provider, request, wholeLimits).catch((error: Error) => error);
  expect(fault).toMatchObject({ name: "ProviderFault", message: expect.stringContaining("[hidden]") });
  expect(String(fault)).not.toMatch(/blue|acme-west/);
});
