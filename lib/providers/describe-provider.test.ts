import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { providers } from "@/db/schema/providers";
import { sealSecret } from "@/lib/secrets/seal-secret";
import { deriveKeys } from "@/lib/secrets/secret-keys";
import { bindingOf, sealProvider } from "./provider-secrets";
import { describeProvider } from "./rows";
import { ProviderView } from "./schema";

const named = { id: "prov_1", workspaceId: "ws_1", baseUrl: "https://api.example.com/v1" };
const row: typeof providers.$inferSelect = {
  ...named,
  ...sealProvider(named, { apiKey: "sk-canary-0123456789-abcdefgh", headers: { "x-a": "canary" }, query: {} }),
  ...{ name: "One", nameKey: "one", maxConcurrency: 5, requestsPerMinute: null, tokensPerMinute: null, timeoutSeconds: 180 },
  ...{ createdBy: "usr_1", createdAt: new Date(0), updatedAt: new Date(0), archivedAt: null },
};

test("what is told of a provider is what is declared, and no secret, sealed or not", () => {
  const told = describeProvider(row);
  expect(Object.keys(told).sort()).toEqual(Object.keys(ProviderView.shape).sort());
  expect(JSON.stringify(told)).not.toMatch(/canary|"ct"/);
  expect(told).toMatchObject({ keyHint: "efgh", isReadable: true });
});

test("secrets of a key that is gone are said to be unreadable", () => {
  const gone = deriveKeys({ ENCRYPTION_KEY: randomBytes(32), ENCRYPTION_KEY_PREVIOUS: [] });
  expect(describeProvider({ ...row, sealed: sealSecret("{}", bindingOf(named), gone) })).toMatchObject({ isReadable: false });
});
