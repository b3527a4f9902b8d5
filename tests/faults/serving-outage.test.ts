import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrateDatabase } from "@/lib/migrate-database";
import { aServingWorkspace } from "../a-serving-workspace";
import { ownPostgres } from "../own-postgres";
import { startWeb, type Web } from "../start-web";
import { until } from "../until";

const active = "/prompts/by-slug/greeting/active";
const compile = "/prompts/by-slug/greeting/compile";

let server: Awaited<ReturnType<typeof ownPostgres>>;
let web: Web;
let here: Awaited<ReturnType<typeof aServingWorkspace>>;

beforeAll(async () => {
  server = await ownPostgres();
  await migrateDatabase(server.url);
  web = await startWeb(server.url);
  here = await aServingWorkspace(web);
});
afterAll(async () => {
  await web?.end();
  await server?.remove();
});

beforeEach(async () => {
  server.resume();
  await server.start();
  await until("Postgres", async () => (await web.ask("GET", "/prompts", { token: here.token })).status === 200);
});

/** A key that has asked for everything there is. */
async function aSeenKey(more: object = {}): Promise<string> {
  const { secret: token } = await here.key(more);
  for (const path of [active, "/active", "/prompts/by-slug/greeting/versions/2"]) {
    const answer = await web.ask("GET", path, { token });
    expect([answer.status, answer.headers.get("age"), answer.headers.get("x-promptops-stale")]).toEqual([200, null, null]);
  }
  return token;
}

const isStale = ({ headers }: { headers: Headers }) => headers.get("x-promptops-stale") === "true";

async function expectUnavailable(method: string, path: string, options: Parameters<Web["ask"]>[2] = {}) {
  const answer = await web.ask(method, path, options);
  expect([path, answer.status, answer.body.code]).toEqual([path, 503, "unavailable"]);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
}

async function expectEverythingElseUnavailable(unseen: string) {
  const { token } = here;
  await expectUnavailable("GET", active, { token: unseen });
  await expectUnavailable("GET", active, { token });
  await expectUnavailable("GET", "/prompts", { token });
  await expectUnavailable("POST", "/prompts", { token, body: { slug: "other", name: "Other" } });
  await expectUnavailable("POST", "/auth/register", { body: { email: "new@example.com", password: "correct horse", name: "N" } });
  await expectUnavailable("GET", "/ready");
  await expectUnavailable("GET", "/health");
  expect((await web.ask("GET", "/live")).status).toBe(200);
}

async function expectAllWell(token: string) {
  await until(
    "fresh answers again",
    async () => {
      const answer = await web.ask("GET", active, { token });
      return answer.status === 200 && !isStale(answer);
    },
    15_000,
  );
  expect((await web.ask("GET", "/prompts", { token: here.token })).status).toBe(200);
  expect((await web.ask("GET", "/ready")).body.missing ?? "database").not.toEqual(["database"]);
  expect(web.isRunning()).toBe(true);
  expect(web.said()).not.toMatch(/unhandled|uncaught|unexpected error/i);
}

describe("while Postgres is stopped", () => {
  test("a key seen before gets the last known answer, older by the second; all else is 503, and well again after", {
    timeout: 120_000,
  }, async () => {
    const token = await aSeenKey();
    const { secret: unseen } = await here.key();
    const { body, headers } = await web.ask("GET", active, { token });
    await server.crash();

    await until("the first stale answer", async () => isStale(await web.ask("GET", active, { token })));
    let age = 0;
    await until("an age of two seconds", async () => {
      const answer = await web.ask("GET", active, { token });
      expect([answer.status, answer.headers.get("x-promptops-stale")]).toEqual([200, "true"]);
      expect(answer.body).toEqual(body);
      expect(Number(answer.headers.get("age"))).toBeGreaterThanOrEqual(age);
      age = Number(answer.headers.get("age"));
      return age >= 2;
    });
    const etag = headers.get("etag") ?? "";
    const same = await web.ask("GET", active, { token, headers: { "if-none-match": etag } });
    expect([same.status, same.headers.get("etag"), isStale(same)]).toEqual([304, etag, true]);
    const all = await web.ask("GET", "/active", { token });
    expect([all.status, isStale(all), all.body.data]).toEqual([200, true, [body]]);
    const pinned = await web.ask("GET", "/prompts/by-slug/greeting/versions/2", { token });
    expect([pinned.status, isStale(pinned), pinned.body.number]).toEqual([200, true, 2]);
    for (const name of ["x-nothing", "idempotency-key"]) {
      const compiled = await web.ask("POST", compile, { token, body: { variables: {} }, headers: { [name]: "once" } });
      expect([compiled.status, isStale(compiled)]).toEqual([200, true]);
      expect(compiled.body.messages).toEqual([{ role: "user", content: "One" }]);
    }
    await expectUnavailable("GET", "/prompts/by-slug/never-asked/active", { token });
    await expectUnavailable("GET", "/prompts/by-slug/greeting/versions/1", { token });
    await expectEverythingElseUnavailable(unseen);

    await server.start();
    await expectAllWell(token);
    expect((await web.ask("GET", active, { token: unseen })).status).toBe(200);
  });

  test("a key that expires meanwhile is no longer answered", { timeout: 120_000 }, async () => {
    const token = await aSeenKey({ expiresAt: new Date(Date.now() + 5_000).toISOString() });
    await server.crash();
    expect((await web.ask("GET", active, { token })).status).toBe(200);
    await until("the key to expire", async () => (await web.ask("GET", active, { token })).status === 503);
    await server.start();
    await until("the refusal", async () => (await web.ask("GET", active, { token })).status === 401);
  });

  test("what was promoted last is what is known", { timeout: 120_000 }, async () => {
    const token = await aSeenKey();
    await here.promote(here.second);
    const served = await until("the new version in memory", async () => {
      const answer = await web.ask("GET", "/active", { token });
      return answer.body;
    });
    await server.crash();
    const answer = await web.ask("GET", active, { token });
    expect([answer.status, answer.body.number, served.data]).toEqual([200, 2, [answer.body]]);
    await server.start();
    await until("Postgres", async () => (await web.ask("GET", "/prompts", { token: here.token })).status === 200);
    await here.promote(here.first);
  });

  test("a key revoked at its return is refused", { timeout: 120_000 }, async () => {
    const { id, secret: token } = await here.key();
    expect((await web.ask("GET", active, { token })).status).toBe(200);
    await server.crash();
    expect((await web.ask("GET", active, { token })).status).toBe(200);
    await server.start();
    const sql = postgres(server.url, { max: 1 });
    await sql`update api_keys set revoked_at = now() where id = ${id}`; // by another process
    await sql.end();
    await until("the refusal", async () => (await web.ask("GET", active, { token })).status === 401, 5_000);
  });
});

describe("while Postgres hangs", () => {
  test.each([true, false])(
    "nobody waits for long, and all is well when it goes on (open connections hang too: %s)",
    {
      timeout: 120_000,
    },
    async (wholly) => {
      const token = await aSeenKey();
      const { secret: unseen } = await here.key();
      server.hang({ wholly });
      try {
        if (wholly) await until("the first stale answer", async () => isStale(await web.ask("GET", active, { token })));
        const served = await Promise.all(Array.from({ length: 20 }, () => web.ask("GET", active, { token })));
        expect(new Set(served.map(({ status, body }) => `${status} ${body.number}`))).toEqual(new Set(["200 1"]));
        if (wholly) {
          expect(served.every(isStale)).toBe(true);
          await expectEverythingElseUnavailable(unseen);
        }
        expect([200, 503]).toContain((await web.ask("GET", "/prompts", { token: here.token })).status);
      } finally {
        server.resume();
      }
      await expectAllWell(token);
    },
  );
});
