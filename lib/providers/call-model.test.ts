import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { type Stub, startStub } from "@/tests/stub-provider/start-stub";
import { callModel } from "./call-model";
import { type CallLimits, type FaultCode, type ModelRequest, type Provider, ProviderFault } from "./model";
import { openaiClient } from "./openai-client";

const key = "canary-4f9a2c77d1b05e83-secret";
const limits: CallLimits = { idleTimeoutMs: 2_000, totalTimeoutMs: 4_000, maxResponseBytes: 1_048_576 };

let stub: Stub;
let provider: Provider;
beforeAll(async () => {
  stub = await startStub();
  const prices = { stub: { input: 1, output: 10, cached: 0.1 } };
  provider = { id: "pro_test", baseUrl: stub.baseUrl, apiKey: key, trusted: true, maxConcurrency: 10, prices };
});
beforeEach(() => stub.log.reset());
afterAll(() => stub.close());

const ask = (text: string, model: Partial<ModelRequest["model"]> = {}): ModelRequest => ({
  messages: [{ role: "user", content: text }],
  model: { name: "stub", ...model },
  idempotencyKey: "call_1:1",
});

const faultOf = async (call: Promise<unknown>): Promise<ProviderFault> => {
  const fault = await call.then(
    () => new Error("it answered"),
    (error: unknown) => error,
  );
  if (!(fault instanceof ProviderFault)) throw fault;
  return fault;
};

describe.each(["whole", "streamed"] as const)("callModel, %s", (kind) => {
  const onText = () => (kind === "streamed" ? () => {} : undefined);
  const call = (request: ModelRequest, within = limits) => callModel(provider, request, within, onText());

  test("answers text, usage, cost and the served model, with the idempotency key sent along", async () => {
    const answer = await call(ask("Hello there"));
    expect(answer.output).toEqual({
      text: "You said: Hello there",
      toolCalls: [],
      finishReason: "stop",
      servedModel: "stub-2026",
    });
    expect(answer.usage).toEqual({ inputTokens: 11, outputTokens: 6, cachedTokens: 0 });
    expect(answer.costUsd).toBeCloseTo(71e-6, 12);
    expect(JSON.parse(answer.raw).choices[0].message.content).toBe("You said: Hello there");
    expect(stub.log.entries).toMatchObject([{ idempotencyKey: "call_1:1", state: "answered", path: "/v1/chat/completions" }]);
  });

  test.each<[string, Record<string, unknown>]>([
    ["length", { finishReason: "length" }],
    ["content_filter", { finishReason: "content_filter" }],
    ["prompt_filter", { finishReason: "content_filter", text: "", servedModel: "stub" }],
    ["null_content", { text: "", finishReason: "stop" }],
    ["refusal", { text: "", refusal: "I cannot help with that." }],
    [
      "tool_calls",
      { text: "", finishReason: "tool_calls", toolCalls: [{ id: "call_1", name: "look_up", arguments: '{"city":"Oslo"}' }] },
    ],
    ["nul", { text: "a\uFFFDb \uFFFD c You said: [[nul]]" }],
  ])("%s is an answer", async (mode, output) => {
    expect((await call(ask(`[[${mode}]]`))).output).toMatchObject(output);
  });

  test.each(["negative_usage", "no_usage"])("%s leaves usage and cost unknown", async (mode) => {
    expect(await call(ask(`[[${mode}]]`))).toMatchObject({ usage: null, costUsd: null, output: { finishReason: "stop" } });
  });

  test.each<[string, FaultCode, boolean, object]>([
    ["400", "bad_request", false, { httpStatus: 400 }],
    ["401", "auth", false, { httpStatus: 401 }],
    ["402", "auth", false, { httpStatus: 402 }],
    ["403", "auth", false, { httpStatus: 403 }],
    ["404", "not_found", false, { httpStatus: 404 }],
    ["context_length", "context_length", false, { httpStatus: 400 }],
    ["429", "rate_limited", true, { httpStatus: 429 }],
    ["429:2", "rate_limited", true, { httpStatus: 429, retryAfterMs: 2_000 }],
    ["429:3600", "rate_limited", true, { httpStatus: 429, retryAfterMs: 3_600_000 }],
    ["429:Thu, 01 Jan 1970 00:00:01 GMT", "rate_limited", true, { retryAfterMs: 0 }],
    ["quota", "auth", false, { httpStatus: 429 }],
    ["500", "server_error", true, { httpStatus: 500 }],
    ["503:1", "server_error", true, { httpStatus: 503, retryAfterMs: 1_000 }],
    ["error_200", "server_error", true, { httpStatus: 502 }],
    ["malformed", "malformed", true, {}],
    ["nan", "malformed", true, {}],
    ["html", "malformed", true, {}],
    ["empty", "malformed", true, {}],
    ["empty_choices", "malformed", true, {}],
    ["cut", "malformed", true, {}],
    ["huge", "too_large", false, {}],
    ["gzip", "too_large", false, {}],
    ["redirect", "redirected", false, {}],
    ["reset", "network", true, {}],
    ["disconnect", "network", true, {}],
  ])("%s is the fault %s (retryable: %s)", async (mode, code, retryable, detail) => {
    const fault = await faultOf(call(ask(`[[${mode}]]`)));
    expect(fault).toMatchObject({ code, retryable, detail });
    expect(fault.detail.latencyMs).toBeGreaterThanOrEqual(0);
    expect(inspect(fault, { depth: 9 })).not.toMatch(/canary|<!doctype|"choices"/);
    expect(stub.log.total).toBe(1);
  });

  test.each([
    ["hang", { idleTimeoutMs: 60 }, "sent nothing"],
    ["stall", { idleTimeoutMs: 60 }, "sent nothing"],
    ["latency:5000", { idleTimeoutMs: 60 }, "sent nothing"],
    ["latency:5000", { totalTimeoutMs: 60 }, "had not finished"],
    ["trickle", { totalTimeoutMs: 200 }, "had not finished"],
  ])("%s ends at the deadline %o, and the provider sees the call dropped", async (mode, deadline, says) => {
    const fault = await faultOf(call(ask(`[[${mode}]]`), { ...limits, ...deadline }));
    expect(fault).toMatchObject({ code: "timeout", retryable: true, message: expect.stringContaining(says) });
    await expect.poll(() => stub.log.byState.aborted).toBe(1);
    expect(stub.log.inFlight).toBe(0);
  });

  test.each(["hang", "stall", "trickle", "latency:5000"])("a stop during %s is `cancelled` at once", async (mode) => {
    const controller = new AbortController();
    const running = faultOf(call(ask(`[[${mode}]]`), { ...limits, signal: controller.signal }));
    await expect.poll(() => stub.log.inFlight).toBe(1);
    controller.abort();
    expect(await running).toMatchObject({ code: "cancelled", retryable: false });
    await expect.poll(() => stub.log.byState.aborted).toBe(1);
  });

  test("a call that is stopped before it begins is never sent", async () => {
    const fault = await faultOf(call(ask("Hello"), { ...limits, signal: AbortSignal.abort() }));
    expect(fault.code).toBe("cancelled");
    expect(stub.log.total).toBe(0);
  });

  test("JSON is parsed only where the response format asks for it", async () => {
    const other = await startStub({ answer: () => '{"label":"ham"}' });
    const json = { ...provider, id: "pro_json", baseUrl: other.baseUrl };
    const parsed = async (model: Partial<ModelRequest["model"]>) =>
      (await callModel(json, ask("Hello", model), limits, onText())).output.parsed;
    expect(await parsed({ responseFormat: { type: "json_object" } })).toEqual({ label: "ham" });
    expect(await parsed({ responseFormat: { type: "text" } })).toBeUndefined();
    expect(await parsed({})).toBeUndefined();
    await other.close();
  });
});

describe("callModel", () => {
  test("hands on the text as it streams, emoji whole", async () => {
    const seen: string[] = [];
    const { output } = await callModel(provider, ask("abcdef🙂🙂🙂🙂 end"), limits, (delta) => seen.push(delta));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.join("")).toBe(output.text);
    expect(seen.every((delta) => delta.isWellFormed())).toBe(true);
  });

  test("a whole answer and a streamed one are the same", async () => {
    const whole = await callModel(provider, ask("same"), limits);
    const streamed = await callModel(provider, ask("same"), limits, () => {});
    expect({ ...streamed, latencyMs: 0, raw: "" }).toEqual({ ...whole, latencyMs: 0, raw: "" });
  });

  test("what the caller's own callback throws comes through as it is", async () => {
    const failing = callModel(provider, ask("Hello"), limits, () => {
      throw new RangeError("the caller's");
    });
    await expect(failing).rejects.toThrow(RangeError);
  });

  test("a server that is not there is a network fault", async () => {
    const gone = { ...provider, id: "pro_gone", baseUrl: "http://127.0.0.1:9/v1" };
    expect(await faultOf(callModel(gone, ask("Hello"), limits))).toMatchObject({ code: "network", retryable: true });
  });

  test("a workspace's provider does not reach loopback, by literal or by name", async () => {
    const places = ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "2130706433:8000", "93.184.216.34:5432"];
    for (const place of places) {
      const inner = { ...provider, id: "pro_inner", trusted: false, baseUrl: `https://${place}/v1` };
      const refused = { code: "bad_request", message: expect.stringContaining("address cannot be called") };
      expect(await faultOf(callModel(inner, ask("Hello"), limits))).toMatchObject(refused);
    }
    expect(stub.log.total).toBe(0);
  });

  test("nor by a client that was made when it was allowed: the connection is refused, too", async () => {
    const inner = { ...provider, id: "pro_once_allowed", trusted: false };
    const { PROVIDER_ALLOWED_HOSTS: allowed } = env();
    allowed.push(`127.0.0.1:${stub.port}`);
    openaiClient(inner);
    allowed.pop();
    const fault = await faultOf(callModel(inner, ask("Hello"), limits));
    expect(fault).toMatchObject({ code: "bad_request", message: expect.stringContaining("leads into a private network") });
    expect(stub.log.total).toBe(0);
  });

  test("and reaches it where the operator allowed that host and port", async () => {
    const inner = { ...provider, id: "pro_allowed", trusted: false };
    const { PROVIDER_ALLOWED_HOSTS: allowed } = env();
    allowed.push(`127.0.0.1:${stub.port}`);
    expect((await callModel(inner, ask("Hello"), limits)).output.text).toBe("You said: Hello");
    allowed.pop();
  });

  test("extra headers never take the place of ours, however they came about; without a key none is sent", async () => {
    const seen: Record<string, unknown>[] = [];
    const other = await startStub({
      script: ({ headers }) => {
        seen.push(headers);
        return "ok";
      },
    });
    const headers = { Authorization: "Bearer evil", host: "evil.example", "content-type": "text/plain", "x-tenant": "a" };
    await callModel({ ...provider, id: "pro_extra", baseUrl: other.baseUrl, headers }, ask("Hello"), limits);
    await callModel({ ...provider, id: "pro_keyless", baseUrl: other.baseUrl, apiKey: "" }, ask("Hello"), limits);
    await other.close();
    expect(seen).toMatchObject([
      { authorization: `Bearer ${key}`, host: `127.0.0.1:${other.port}`, "content-type": "application/json", "x-tenant": "a" },
      {},
    ]);
    expect(seen[1]).not.toHaveProperty("authorization");
  });

  test.each(["canary key", "canary\nkey", "canary-ø"])(
    "a key that cannot be sent (%j) is named as the trouble and not shown",
    async (apiKey) => {
      const fault = await faultOf(callModel({ ...provider, id: "pro_odd", apiKey }, ask("Hello"), limits));
      expect(fault.code).toBe("auth");
      expect(inspect(fault, { depth: 9 })).not.toContain("canary");
    },
  );

  test("the provider sees no header but the ones we name, whatever the environment holds", async () => {
    const seen: string[] = [];
    const other = await startStub({
      script: ({ headers }) => {
        seen.push(...Object.keys(headers));
        return "ok";
      },
    });
    process.env.OPENAI_ORG_ID = "org-of-the-operator";
    process.env.OPENAI_CUSTOM_HEADERS = "x-secret: of-the-operator";
    try {
      await callModel({ ...provider, id: "pro_headers", baseUrl: other.baseUrl }, ask("Hello"), limits);
    } finally {
      delete process.env.OPENAI_ORG_ID;
      delete process.env.OPENAI_CUSTOM_HEADERS;
      await other.close();
    }
    const named = ["accept", "accept-encoding", "authorization", "content-type", "idempotency-key", "user-agent"];
    const transport = ["accept-language", "connection", "content-length", "host", "sec-fetch-mode"];
    expect(seen.filter((name) => !transport.includes(name)).sort()).toEqual(named);
  });

  test("a changed key is used from the next call on", async () => {
    const other = await startStub({ script: ({ headers }) => (headers.authorization === "Bearer new" ? "ok" : "401") });
    const old: Provider = { ...provider, id: "pro_rotated", baseUrl: other.baseUrl };
    expect((await faultOf(callModel(old, ask("Hello"), limits))).code).toBe("auth");
    expect((await callModel({ ...old, apiKey: "new" }, ask("Hello"), limits)).output.text).toContain("Hello");
    await other.close();
  });
});
