import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as createKey } from "@/app/api/v1/api-keys/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { POST as createWorkspace } from "@/app/api/v1/workspaces/route";
import { database } from "@/db/client";
import { one } from "@/db/rows";
import { idempotencyKeys } from "@/db/schema/idempotency";
import { prompts } from "@/db/schema/prompts";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { aPerson, call } from "@/tests/api";
import { route } from "./route";

/** A route of the usual kind; its verb makes one prompt a call, or refuses after it has written. */
const create = route({
  summary: "Make a prompt",
  input: z.strictObject({ slug: z.string(), fail: z.boolean().optional() }),
  output: z.object({ id: z.string(), slug: z.string() }),
  status: 201,
  location: ({ id }) => `/api/v1/prompts/${id}`,
  verb: verb("prompts:write", async (ctx, { slug, fail }: { slug: string; fail?: boolean }) => {
    const made = await ctx.db.insert(prompts).values({ workspaceId: ctx.workspaceId, slug, name: slug }).returning();
    if (fail) throw conflict("no");
    return one(made);
  }),
});

/** A route that takes a file as it streams in. */
const readAll = route({
  summary: "Read a file",
  input: z.strictObject({ contentType: z.string(), stream: z.custom<ReadableStream<Uint8Array>>() }),
  output: z.object({ size: z.number() }),
  takes: { stream: true },
  verb: verb("datasets:write", async (_ctx, { stream }: { stream: ReadableStream<Uint8Array> }) => {
    let size = 0;
    for await (const chunk of stream) size += chunk.length;
    return { size };
  }),
});

describe("Idempotency-Key", () => {
  let token: string;
  let workspaceId: string;
  beforeEach(async () => {
    const { body } = await call(register, { body: aPerson() });
    token = body.accessToken;
    workspaceId = body.workspace.id;
  });
  const post = (body: object, key: string, path = "/api/v1/prompts") =>
    call(create, { body, token, path, headers: { "idempotency-key": key } });
  const made = async () => (await database().select().from(prompts).where(eq(prompts.workspaceId, workspaceId))).length;

  test("twenty at once have one effect; the others wait for it or get its answer", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post({ slug: "greeting" }, "k1")));
    expect(await made()).toBe(1);
    const [first, ...more] = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect([typeof first, more]).toEqual(["string", []]);
    for (const { status, body } of answers) if (status !== 201) expect([status, body.code]).toEqual([409, "conflict"]);

    const replay = await post({ slug: "greeting" }, "k1");
    expect([replay.status, replay.body.id, replay.headers.get("idempotent-replayed")]).toEqual([201, first, "true"]);
    expect(replay.headers.get("location")).toBe(`/api/v1/prompts/${first}`);
  });

  test("the same key with another body is refused and changes nothing", async () => {
    await post({ slug: "greeting" }, "k1");
    expect((await post({ slug: "farewell" }, "k1")).status).toBe(422);
    expect(await made()).toBe(1);
  });

  test("a refused request leaves nothing behind and can be tried again", async () => {
    expect((await post({ slug: "greeting", fail: true }, "k1")).status).toBe(409);
    expect(await made()).toBe(0);
    expect((await post({ slug: "greeting" }, "k1")).status).toBe(201);
  });

  test("another path, another person and no key are other requests", async () => {
    await post({ slug: "one" }, "k1");
    expect((await post({ slug: "two" }, "k1", "/api/v1/elsewhere")).status).toBe(201);
    const { body: other } = await call(register, { body: aPerson() });
    const theirs = await call(create, { body: { slug: "one" }, token: other.accessToken, headers: { "idempotency-key": "k1" } });
    expect([theirs.status, theirs.headers.get("idempotent-replayed")]).toEqual([201, null]);
    expect((await call(create, { body: { slug: "three" }, token })).status).toBe(201);
  });

  test.each(["", "x".repeat(201), "a b"])("%j is no key", async (key) => {
    expect((await post({ slug: "greeting" }, key)).status).toBe(400);
    expect(await made()).toBe(0);
  });

  test("of an answer over 64 kB status and place are kept, the rest can be read there", async () => {
    const send = (slug: string, key: string) => call(create, { body: { slug }, token, headers: { "idempotency-key": key } });
    for (const [size, isKept] of [
      [63_000, true],
      [65_000, false],
    ] as const) {
      const slug = "x".repeat(size);
      const first = await send(slug, `of-${size}`);
      const again = await send(slug, `of-${size}`);
      expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
      expect(again.headers.get("location")).toBe(`/api/v1/prompts/${first.body.id}`);
      expect([again.headers.get("content-type"), again.body]).toEqual(isKept ? ["application/json", first.body] : [null, null]);
      const stored = await database()
        .select()
        .from(idempotencyKeys)
        .where(eq(idempotencyKeys.key, `of-${size}`));
      expect(stored[0]?.body === null).toBe(!isKept);
    }
  });

  test("what waits for somebody else's server holds no transaction meanwhile, and is done once all the same", async () => {
    const waiting = Promise.withResolvers<void>();
    let calls = 0;
    const ask = route({
      summary: "Ask elsewhere",
      input: z.strictObject({ fail: z.boolean().optional() }),
      output: z.object({ calls: z.number(), isFree: z.boolean() }),
      waits: true,
      verb: verb("providers:write", async ({ db }, { fail }: { fail?: boolean }) => {
        calls++;
        if (fail) throw conflict("no");
        await waiting.promise;
        return { calls, isFree: db === database() };
      }),
    });
    const send = (body: object, key = "k1") => call(ask, { body, token, headers: { "idempotency-key": key } });
    const first = send({});
    await expect.poll(() => calls).toBe(1);
    expect(await send({})).toMatchObject({ status: 409, body: { code: "conflict" } });
    waiting.resolve();
    expect(await first).toMatchObject({ status: 200, body: { calls: 1, isFree: true } });
    const again = await send({});
    expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([
      200,
      { calls: 1, isFree: true },
      "true",
    ]);
    expect((await send({ fail: true })).status).toBe(422);
    expect((await send({ fail: true }, "k2")).status).toBe(409);
    expect(await send({}, "k2")).toMatchObject({ status: 200, body: { calls: 3 } });
  });

  test("a streamed file is known by its bytes", async () => {
    const send = (text: string) =>
      call(readAll, {
        body: text,
        token,
        path: "/api/v1/import",
        headers: { "idempotency-key": "k1", "content-type": "text/csv" },
      });
    expect(await send("a,b\n")).toMatchObject({ status: 200, body: { size: 4 } });
    expect((await send("c,d\n")).status).toBe(422);
    const again = await send("a,b\n");
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
  });
});

describe("Idempotency-Key, where the answer holds a secret or there is no workspace", () => {
  test("the secret is not stored, and a replay is told that it was shown", async () => {
    const { body: person } = await call(register, { body: aPerson() });
    const ask = (name: string) => {
      const body = { name, scopes: ["serve"] };
      return call(createKey, { body, token: person.accessToken, headers: { "idempotency-key": "secret" } });
    };
    const first = await ask("CI");
    expect(first.status).toBe(201);
    expect(await ask("CI")).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect((await ask("Other")).status).toBe(422);
    const stored = await database().select().from(idempotencyKeys).where(eq(idempotencyKeys.workspaceId, person.workspace.id));
    expect(stored).toMatchObject([{ status: 201, body: null }]);
  });

  test("under /auth it is not looked at: no transaction is opened that a refusal would roll back", async () => {
    const { body: person } = await call(register, { body: aPerson() });
    const headers = { "idempotency-key": "once" };
    const asked = { body: { name: "Another" }, token: person.accessToken, headers, path: "/api/v1/auth/any" };
    const [first, again] = [await call(createWorkspace, asked), await call(createWorkspace, asked)];
    expect([again.status, again.headers.get("idempotent-replayed"), first.body.id === again.body.id]).toEqual([201, null, false]);
  });

  test("a person who sends it twice gets one workspace", async () => {
    const { body: person } = await call(register, { body: aPerson() });
    const ask = (token: string) =>
      call(createWorkspace, { body: { name: "Another" }, token, headers: { "idempotency-key": "once" } });
    const [first, again] = [await ask(person.accessToken), await ask(person.accessToken)];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    const { body: other } = await call(register, { body: aPerson() });
    expect((await ask(other.accessToken)).body.id).not.toBe(first.body.id);
  });
});
