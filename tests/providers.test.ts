import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { modelCalls } from "@/db/schema/calls";
import { providers } from "@/db/schema/providers";
import { asMember, auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { roles } from "@/lib/permissions";
import { executeRun } from "@/lib/runs/execute-run";
import { aToken } from "./a-filled-workspace";
import { anAllowedStub } from "./a-stubbed-provider";
import { type Rest, rest } from "./rest";
import { finishedHere } from "./run-here";
import { type Behaviour, textOf } from "./stub-provider/behaviour";
import type { Stub } from "./stub-provider/start-stub";

const secret = "sk-canary-workspace-key-1234";
const headerSecret = "canary-header-value";
const never = new AbortController().signal;

let stub: Stub;
let other: Stub;
let ctx: Context;
let client: Rest;
/** What is to happen while the stub is asked. */
let meanwhile: (() => Behaviour) | null = null;
/** What the stub was sent last. */
let sent: { path: string; headers: Record<string, unknown> } | null = null;

beforeAll(async () => {
  const script = ({ path, headers }: { path: string; headers: Record<string, unknown> }) => {
    sent = { path, headers };
    return meanwhile?.() ?? null;
  };
  [stub, other] = await Promise.all([anAllowedStub({ script, answer: ({ body }) => textOf(body.messages) }), anAllowedStub()]);
  ctx = await aWorkspace();
  client = rest((await aToken(ctx)).token);
});
beforeEach(() => {
  stub.log.reset();
  sent = null;
  meanwhile = null;
});
afterAll(() => Promise.all([stub?.close(), other?.close()]));

let count = 0;
async function aProvider(more: object = {}) {
  const body = { name: `Stub ${++count}`, baseUrl: stub.baseUrl, apiKey: secret, ...more };
  const answer = await client("POST", "/providers", body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as { id: string; name: string }; // safe: the declared answer
}
const change = (id: string, body: object) => client("PATCH", `/providers/${id}`, body);
const content = (model: object) => ({
  messages: [{ role: "user", content: "{{text}}" }],
  variables: [{ name: "text", type: "string", required: true }],
  model,
});
const aRun = async (model: object, override?: object) => {
  const body = { content: content(model), variables: { text: "hello" }, model: override };
  const { body: run } = await client("POST", "/playground/runs", body);
  await executeRun(ctx, { id: run.id, lost: never });
  return (await client("GET", `/runs/${run.id}`)).body;
};
const lastAudit = async () => {
  const rows = await ctx.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, ctx.workspaceId))
    .orderBy(auditEntries.id);
  return rows.at(-1);
};

describe("a provider", () => {
  test("is kept with its secrets sealed, and told of by names alone to every role", async () => {
    const { id } = await aProvider({ headers: { "X-Tenant": headerSecret }, query: { "api-version": "canary-query" } });
    const stored = await ctx.db.execute(sql`select p::text as row from providers p where id = ${id}`);
    const seen: unknown[] = [stored, await lastAudit()];
    for (const role of roles) {
      const as = rest((await aToken(await asMember(ctx, role))).token);
      const one = await as("GET", `/providers/${id}`);
      expect(one).toMatchObject({
        status: 200,
        body: { hasKey: true, keyHint: "1234", isReadable: true, headers: ["x-tenant"], query: ["api-version"] },
      });
      seen.push(one, await as("GET", "/providers"), await as("GET", "/models"));
    }
    expect(JSON.stringify(seen)).not.toContain("canary");
    expect(await lastAudit()).toMatchObject({ action: "provider.created", targetId: id, details: { headers: ["x-tenant"] } });
  });

  test("hints at a long key only", async () => {
    const { id } = await aProvider({ apiKey: "sk-short-key" });
    expect((await client("GET", `/providers/${id}`)).body).toMatchObject({ hasKey: true, keyHint: null });
  });

  test("has a name of its own, however it is written", async () => {
    await aProvider({ name: "Café Straße" });
    for (const name of ["CAFE\u0301 STRASSE", "café straße "])
      expect(await client("POST", "/providers", { name, baseUrl: stub.baseUrl })).toMatchObject({ status: 409 });
    const { id } = await aProvider();
    expect(await change(id, { name: "CAFÉ STRASSE" })).toMatchObject({ status: 409 });
  });

  test.each<[string, object]>([
    ["baseUrl", { baseUrl: "http://localhost:8000/v1" }],
    ["baseUrl", { baseUrl: "https://169.254.169.254/v1" }],
    ["headers.authorization", { headers: { Authorization: "Bearer x" } }],
    ["headers.host", { headers: { host: "evil.example" } }],
    ["headers.x-a", { headers: { "x-a": "a\r\nhost: evil" } }],
    ["query.a b", { query: { "a b": "x" } }],
    ["apiKey", { apiKey: "sk with blank" }],
  ])("is refused at %s: %o", async (path, more) => {
    const body = { name: "Refused", baseUrl: stub.baseUrl, ...more };
    const before = await auditTrail(ctx);
    expect(await client("POST", "/providers", body)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    expect(await auditTrail(ctx)).toEqual(before);
  });

  test("on loopback is refused unless the operator allowed that very port, when saved and when used", async () => {
    const closed = { name: "Closed", baseUrl: stub.baseUrl.replace("127.0.0.1", "localhost") };
    expect(await client("POST", "/providers", closed)).toMatchObject({ status: 400 });
    const { id } = await aProvider();
    const allowed = env().PROVIDER_ALLOWED_HOSTS.splice(0);
    try {
      const { id: again } = await aProviderSaved(id, { baseUrl: `${stub.baseUrl}/` }); // another client
      expect(await client("POST", `/providers/${again}/test`)).toMatchObject({
        status: 200,
        body: { ok: false, code: "bad_request" },
      });
    } finally {
      env().PROVIDER_ALLOWED_HOSTS.push(...allowed);
    }
    expect(stub.log.total).toBe(0);
  });
});

/** A row as nobody could save it any more. */
async function aProviderSaved(id: string, change: Partial<typeof providers.$inferInsert>) {
  await ctx.db.update(providers).set(change).where(eq(providers.id, id));
  return { id };
}

describe("a change", () => {
  test("of name and limits needs no key", async () => {
    const { id } = await aProvider();
    const changed = await change(id, { name: "Renamed", maxConcurrency: 3, requestsPerMinute: 60, tokensPerMinute: 9_000 });
    expect(changed).toMatchObject({ status: 200, body: { name: "Renamed", maxConcurrency: 3, hasKey: true, keyHint: "1234" } });
    const { details } = (await lastAudit()) ?? {};
    expect(details).toEqual({ name: "Renamed", maxConcurrency: 3, requestsPerMinute: 60, tokensPerMinute: 9_000 });
    expect((await client("POST", `/providers/${id}/test`)).body).toMatchObject({ ok: true });
  });

  test("of the host asks for every secret again, and until then nothing is sent there", async () => {
    const { id } = await aProvider({ headers: { "x-tenant": headerSecret } });
    const moved = { baseUrl: other.baseUrl };
    expect(await change(id, moved)).toMatchObject({
      status: 400,
      body: { errors: [{ path: "apiKey" }, { path: "headers.x-tenant" }] },
    });
    expect(await change(id, { ...moved, apiKey: "sk-new" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "headers.x-tenant" }] },
    });
    expect((await client("GET", `/providers/${id}`)).body.baseUrl).toBe(stub.baseUrl);
    const done = await change(id, { ...moved, apiKey: "sk-new", headers: { "x-tenant": null } });
    expect(done).toMatchObject({ status: 200, body: { baseUrl: other.baseUrl, keyHint: null, headers: [] } });
    expect((await lastAudit())?.details).toMatchObject({ baseUrl: other.baseUrl, keyChanged: true, headers: [] });
  });

  test("of the path alone keeps them", async () => {
    const { id } = await aProvider();
    expect(await change(id, { baseUrl: `${stub.url}/v2/` })).toMatchObject({
      status: 200,
      body: { baseUrl: `${stub.url}/v2`, hasKey: true },
    });
  });

  test("takes single values away and leaves the others", async () => {
    const { id } = await aProvider({ headers: { "x-a": "1", "x-b": "2" } });
    expect((await change(id, { headers: { "X-A": null, "x-c": "3" } })).body.headers).toEqual(["x-b", "x-c"]);
    await aRun({ name: "m", providerId: undefined }, { providerId: id });
    expect(sent?.headers).toMatchObject({ "x-b": "2", "x-c": "3", authorization: `Bearer ${secret}` });
    expect(sent?.headers).not.toHaveProperty("x-a");
  });

  test("behind our back, of host or row, opens nothing: the key is not sent", async () => {
    const [{ id }, { id: second }] = [await aProvider(), await aProvider()];
    await aProviderSaved(id, { baseUrl: other.baseUrl });
    await ctx.db.execute(sql`update providers set sealed = (select sealed from providers where id = ${id}) where id = ${second}`);
    for (const one of [id, second]) {
      const { body } = await client("POST", `/providers/${one}/test`);
      expect(body).toMatchObject({ ok: false, code: "unreadable", outcome: expect.stringContaining("cannot be read") });
      expect(await aRun({ name: "m" }, { providerId: one })).toMatchObject({
        status: "failed",
        error: { message: expect.stringContaining("cannot be read") },
      });
    }
    expect(stub.log.total + other.log.total).toBe(0);
  });
});

describe("the connection test", () => {
  test("names models, and what is wrong in words", async () => {
    const { id } = await aProvider();
    expect((await client("POST", `/providers/${id}/test`)).body).toMatchObject({
      ok: true,
      outcome: expect.stringContaining("one model"),
      code: null,
    });
    expect((await client("POST", `/providers/${id}/test`, { model: "m" })).body).toMatchObject({
      ok: true,
      outcome: "It answers with m-2026.",
    });
    expect((await client("GET", `/providers/${id}/models`)).body).toEqual({ data: ["stub"] });
    const { id: wrong } = await aProvider({ baseUrl: `${stub.url}/nowhere` });
    expect((await client("POST", `/providers/${wrong}/test`)).body).toMatchObject({ ok: false, code: "not_found" });
    expect(await client("GET", `/providers/${wrong}/models`)).toMatchObject({ status: 422 });
    expect(await client("GET", "/providers/sandbox/models")).toMatchObject({ status: 200, body: { data: ["sandbox-1"] } });
  });

  test("holds no connection to Postgres while the provider is asked, with an Idempotency-Key either", async () => {
    const { id } = await aProvider();
    const seen: Promise<{ held: number }[]>[] = [];
    meanwhile = () => {
      const held = sql`select count(*)::int as held from pg_stat_activity where datname = current_database() and state like 'idle in tr%'`;
      seen.push(ctx.db.execute<{ held: number }>(held).then((rows) => [...rows])); // sent now
      return { mode: "latency", latencyMs: 300 };
    };
    for (const headers of [undefined, { "idempotency-key": "test" }])
      expect((await client("POST", `/providers/${id}/test`, { model: "m" }, headers)).body).toMatchObject({ ok: true });
    expect((await Promise.all(seen)).flat()).toEqual([{ held: 0 }, { held: 0 }]);
  });
});

describe("a workspace's provider", () => {
  test("answers a run, with key and extras, priced by its alias on the day", async () => {
    const { id } = await aProvider({ headers: { "x-tenant": headerSecret }, query: { "api-version": "2026-01-01" } });
    const prices = [
      { from: "2020-01-01", input: 1_000, output: 1_000 },
      { from: "2999-01-01", input: 9, output: 9 },
    ];
    const put = await client("PUT", "/models", { data: [{ alias: "fast", providerId: id, model: "real-model", prices }] });
    expect(put).toMatchObject({ status: 200, body: { data: [{ alias: "fast", providerId: id, model: "real-model" }] } });
    const run = await aRun({ name: "fast" });
    expect(run).toMatchObject({ status: "completed", providerId: id, outputText: "hello" });
    expect(run.costUsd).toBeCloseTo((run.usage.input + run.usage.output) / 1_000, 9);
    expect(sent).toMatchObject({
      path: "/v1/chat/completions?api-version=2026-01-01",
      headers: { authorization: `Bearer ${secret}`, "x-tenant": headerSecret },
    });
    expect(stub.log.entries).toMatchObject([{ model: "real-model" }]);
    const calls = await ctx.db.select().from(modelCalls).where(eq(modelCalls.runId, run.id));
    expect(calls).toMatchObject([{ providerId: id, model: "real-model", state: "received" }]);
    expect(JSON.stringify(run)).not.toContain("canary");
  });

  test("beside a provider of its own choice a name is that provider's, whatever alias there is", async () => {
    const { id } = await aProvider();
    const { id: second } = await aProvider();
    await client("PUT", "/models", { data: [{ alias: "fast", providerId: id, model: "real-model" }] });
    await aRun({ name: "fast" }, { providerId: second });
    await aRun({ name: "fast" }, { providerId: id });
    expect(stub.log.entries.map(({ model }) => model)).toEqual(["fast", "real-model"]);
  });

  test("serves evaluation and judge; what an alias stands for is settled when the evaluation starts", async () => {
    const { id } = await aProvider({ requestsPerMinute: 6_000, tokensPerMinute: 5_000_000 });
    await client("PUT", "/models", { data: [{ alias: "fast", providerId: id, model: "real-model" }] });
    await client("POST", "/prompts", { slug: "echo", name: "Echo" });
    const { body: version } = await client("POST", "/prompts/echo/versions", { ...content({ name: "fast" }), publish: true });
    const { body: dataset } = await client("POST", "/datasets", { name: "texts" });
    for (const text of ["a", "b"])
      await client("POST", `/datasets/${dataset.id}/cases`, { variables: { text }, expectations: { reference: text } });
    const request = {
      ...{ datasetId: dataset.id, versionIds: [version.id] },
      evaluators: [{ type: "similarity", options: { model: { name: "fast" } } }],
    };
    expect(await client("POST", "/evaluations/estimate", request)).toMatchObject({
      status: 200,
      body: { calls: 2, costUsd: null },
    });
    const { body: evaluation } = await client("POST", "/evaluations", request);
    await client("PUT", "/models", { data: [{ alias: "fast", providerId: id, model: "judging-model" }] });
    const { results, calls } = await finishedHere(ctx, evaluation.id);
    expect(results.map(({ status, output }) => [status, output.text])).toEqual([
      ["completed", "a"],
      ["completed", "b"],
    ]);
    const [own, judges] = [calls.filter((call) => call.evaluatorKey === ""), calls.filter((call) => call.evaluatorKey !== "")];
    expect(own.map((call) => [call.providerId, call.model])).toEqual([
      [id, "real-model"],
      [id, "real-model"],
    ]);
    // one call for the texts of both, where their answers came at the same time
    expect(new Set(judges.map((call) => `${call.providerId} ${call.model}`))).toEqual(new Set([`${id} judging-model`]));
    expect(new Set(stub.log.entries.map(({ path }) => path))).toEqual(new Set(["/v1/chat/completions", "/v1/embeddings"]));
  });

  test("whose key cannot be read stops the evaluation in words, and fails not its job", async () => {
    const { id } = await aProvider();
    await client("POST", "/prompts", { slug: "lost", name: "Lost" });
    const model = { name: "m", providerId: id };
    const { body: version } = await client("POST", "/prompts/lost/versions", { ...content(model), publish: true });
    const { body: dataset } = await client("POST", "/datasets", { name: "few" });
    await client("POST", `/datasets/${dataset.id}/cases`, { variables: { text: "a" } });
    const request = { datasetId: dataset.id, versionIds: [version.id], evaluators: [{ type: "heuristic" }] };
    const { body: evaluation } = await client("POST", "/evaluations", request);
    await ctx.db.execute(sql`update providers set sealed = jsonb_set(sealed, '{kid}', '"0"') where id = ${id}`);
    expect((await client("GET", `/providers/${id}`)).body).toMatchObject({ isReadable: false });
    const { evaluation: ended, results } = await finishedHere(ctx, evaluation.id);
    expect(ended).toMatchObject({ status: "failed", error: expect.stringContaining("cannot be read") });
    expect(results.map(({ status }) => status)).toEqual(["cancelled"]); // so that it can be resumed with a key that is
  });

  test("of another workspace is no more there than one that does not exist", async () => {
    const { id } = await aProvider();
    const stranger = rest((await aToken(await aWorkspace())).token);
    const ask = (providerId: string) =>
      stranger("POST", "/playground/runs", { content: content({ name: "m" }), variables: { text: "x" }, model: { providerId } });
    const [foreign, unknown] = [await ask(id), await ask("prov_none")];
    expect(foreign.status).toBe(422);
    expect(
      JSON.stringify(foreign.body)
        .replaceAll(id, "…")
        .replaceAll(/req_\w+/g, ""),
    ).toBe(
      JSON.stringify(unknown.body)
        .replaceAll("prov_none", "…")
        .replaceAll(/req_\w+/g, ""),
    );
  });
});

describe("deleting", () => {
  test("takes away what nothing names, for good", async () => {
    const { id } = await aProvider();
    expect(await client("DELETE", `/providers/${id}`)).toMatchObject({ status: 204 });
    expect(await ctx.db.select().from(providers).where(eq(providers.id, id))).toEqual([]);
    expect(await lastAudit()).toMatchObject({ action: "provider.deleted", targetId: id });
  });

  test("is refused while an alias or what is served names it, and says which", async () => {
    const { id } = await aProvider();
    await client("PUT", "/models", { data: [{ alias: "needed", providerId: id, model: "m" }] });
    expect(await client("DELETE", `/providers/${id}`)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("needed") },
    });
    await client("PUT", "/models", { data: [] });
    await client("POST", "/prompts", { slug: "served", name: "Served" });
    const model = { name: "m", providerId: id };
    const { body: version } = await client("POST", "/prompts/served/versions", { ...content(model), publish: true });
    await client("POST", `/prompt-versions/${version.id}/promote`, {});
    expect(await client("DELETE", `/providers/${id}`)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("served@1 in production") },
    });
  });

  test("leaves the row of one that history names, without its secrets; its name is free again", async () => {
    const { id, name } = await aProvider();
    await aRun({ name: "m" }, { providerId: id });
    expect(await client("DELETE", `/providers/${id}`)).toMatchObject({ status: 204 });
    const [row] = await ctx.db.select().from(providers).where(eq(providers.id, id));
    expect(row).toMatchObject({ sealed: null, hasKey: false, keyHint: null, archivedAt: expect.any(Date) });
    expect(await client("GET", `/providers/${id}`)).toMatchObject({ status: 404 });
    await aProvider({ name });
    const again = await client("POST", "/playground/runs", {
      content: content({ name: "m" }),
      variables: { text: "x" },
      model: { providerId: id },
    });
    expect(again).toMatchObject({ status: 422 });
  });
});

describe("the list of aliases", () => {
  test.each<[string, object[], RegExp]>([
    ["an alias twice", [{}, {}], /twice/],
    [
      "two prices of a day",
      [
        {
          prices: [
            { from: "2026-01-01", input: 1, output: 1 },
            { from: "2026-01-01", input: 2, output: 1 },
          ],
        },
      ],
      /begin on 2026-01-01/,
    ],
    ["two price lists of a model", [{}, { alias: "b", prices: [{ from: "2026-01-01", input: 1, output: 1 }] }], /other prices/],
    ["a negative price", [{ prices: [{ from: "2026-01-01", input: -1, output: 1 }] }], /prices/],
    ["no date", [{ prices: [{ from: "soon", input: 1, output: 1 }] }], /prices/],
  ])("refuses %s, whole", async (_, list, says) => {
    const before = await client("GET", "/models");
    const data = list.map((one) => ({ alias: "a", providerId: "sandbox", model: "m", ...one }));
    const answer = await client("PUT", "/models", { data });
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringMatching(says) } });
    expect((await client("GET", "/models")).body).toEqual(before.body);
  });

  test("is audited by names", async () => {
    await client("PUT", "/models", { data: [{ alias: "a", providerId: "sandbox", model: "m" }] });
    await client("PUT", "/models", {
      data: [
        { alias: "a", providerId: "sandbox", model: "n" },
        { alias: "b", providerId: "sandbox", model: "m" },
      ],
    });
    expect((await lastAudit())?.details).toEqual({ added: ["b"], changed: ["a"], removed: [] });
  });
});
