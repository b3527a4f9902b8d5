import { beforeAll, expect, test } from "vitest";
import { aPerson } from "./api";
import { type Rest, rest } from "./rest";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What stands in for every value of a request that is fine, one at a time. */
const hostile: Json[] = [
  null,
  true,
  -1,
  0.5,
  2_147_483_648,
  1e308,
  "",
  " ",
  "%",
  "'; drop table prompts; --",
  "\u0000",
  "{{#a}}",
  "x".repeat(20_000),
  "\u202E\uFFFE😀",
  [],
  [null],
  {},
  { a: { b: [] } },
  ["a", "a"],
];

let client: Rest;
let promptId = "";
let versionId = "";
let datasetId = "";

beforeAll(async () => {
  const { body: account } = await rest()("POST", "/auth/register", aPerson());
  client = rest(account.accessToken);
  const made = async (path: string, body: object) => (await client("POST", path, body)).body.id;
  promptId = await made("/prompts", { slug: "greeting", name: "Greeting" });
  versionId = await made(`/prompts/${promptId}/versions`, { ...version, publish: true });
  datasetId = await made("/datasets", { name: "names" });
  await made(`/datasets/${datasetId}/cases`, { variables: { n: "Ada" } });
});

const version: { [key: string]: Json } = {
  messages: [
    { role: "system", content: "Be kind." },
    { role: "user", content: "Hi {{n}}" },
  ],
  variables: [{ name: "n", type: "string", required: true, description: "whom" }],
  model: { providerId: "sandbox", name: "sandbox", temperature: 0, maxTokens: 20, responseFormat: { type: "json_object" } },
  changelog: "first",
};

const schemaUse: Json = { type: "json-schema", options: { schema: { type: "object" } } };

const requests: Record<string, () => [string, Json]> = {
  "a prompt": () => ["/prompts", { slug: "another", name: "Another", description: "d", tags: ["t"], category: "c" }],
  "a version": () => [`/prompts/${promptId}/versions`, version],
  "a preview": () => ["/playground/preview", { versionId, variables: { n: "x" } }],
  "a run of its own content": () => {
    const { messages = [], variables = [] } = version;
    const content = { messages, variables, model: { name: "sandbox", temperature: 0 } };
    return ["/playground/runs", { content, variables: { n: "x" }, model: { providerId: "sandbox", temperature: 1 } }];
  },
  "a dataset": () => ["/datasets", { name: "more", tags: ["t"], variables: [{ name: "n", type: "string", required: true }] }],
  "a case": () => [
    `/datasets/${datasetId}/cases`,
    {
      name: "c",
      variables: { n: "x" },
      expectations: { keywords: ["a"], exact: "b", jsonSchema: {} },
      tags: ["t"],
      metadata: {},
    },
  ],
  "an evaluation": () => [
    "/evaluations/estimate",
    {
      datasetId,
      arms: [{ versionId, label: "a", model: { temperature: 0 } }],
      evaluators: [{ key: "k", type: "keyword", weight: 1, options: { mode: "all" }, threshold: 0.5, required: true }, schemaUse],
      passThreshold: 0.5,
      trials: 1,
      concurrency: 2,
      caseFilter: { tags: ["t"] },
    },
  ],
  "a sign-in": () => ["/auth/login", { email: "a@example.com", password: "wrong password" }],
  "an imported prompt": () => [
    "/prompts/import",
    {
      format: "promptops-prompt",
      formatVersion: 1,
      prompt: { slug: "imported", name: "X", description: null, category: null, tags: [] },
      versions: [
        { ...version, number: 1, state: "ready", basedOn: null },
        { ...version, number: 2, state: "draft", basedOn: 1 },
      ],
    },
  ],
};

/** The value with each of its places, the whole included, replaced by `other`. */
function variants(value: Json, other: Json): Json[] {
  if (value === null || typeof value !== "object") return [other];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    variants(part, other).map((changed) =>
      Array.isArray(value) ? value.map((one, at) => (String(at) === key ? changed : one)) : { ...value, [key]: changed },
    ),
  );
  return [other, ...inner];
}

test.each(Object.entries(requests))(
  "%s with any value spoiled is taken or refused, never our error",
  {
    timeout: 120_000,
  },
  async (_name, request) => {
    const [path, body] = request();
    expect((await client("POST", path, body)).status).toBeLessThan(path === "/auth/login" ? 402 : 300);
    const failed: string[] = [];
    for (const other of hostile) {
      for (const spoiled of variants(body, other)) {
        const answer = await client("POST", path, spoiled === null ? "null" : JSON.stringify(spoiled));
        if (answer.status >= 500) failed.push(`${answer.status} ${JSON.stringify(spoiled).slice(0, 300)}`);
      }
    }
    expect(failed).toEqual([]);
  },
);
