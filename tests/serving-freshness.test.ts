import { afterAll, beforeAll, expect, test } from "vitest";
import { aServingWorkspace } from "./a-serving-workspace";
import { ownDatabase } from "./own-database";
import { startWeb, type Web } from "./start-web";
import { until } from "./until";

const active = "/prompts/by-slug/greeting/active";
const bound = 1_000;

let [one, other]: Web[] = [];
let here: Awaited<ReturnType<typeof aServingWorkspace>>;
const webs = () => (one && other ? ([one, other] as const) : expect.unreachable());

beforeAll(async () => {
  const url = await ownDatabase();
  [one, other] = await Promise.all([startWeb(url), startWeb(url)]);
  here = await aServingWorkspace(webs()[0]);
});
afterAll(async () => {
  await one?.end();
  await other?.end();
});

/** A key that both processes hold, with everything there is to ask. */
async function aSeenKey() {
  const key = await here.key();
  for (const web of webs()) {
    for (const path of [active, "/active"]) expect((await web.ask("GET", path, { token: key.secret })).status).toBe(200);
  }
  return key;
}

/** What the first process answers at once after a change through it, and the other one within the second. */
async function expectSeen(token: string, path: string, seen: (answer: Awaited<ReturnType<Web["ask"]>>) => boolean) {
  const [here, there] = webs();
  expect(seen(await here.ask("GET", path, { token }))).toBe(true);
  await until("the other process to see it", async () => seen(await there.ask("GET", path, { token })), bound);
}

test("a promotion, a rollback and an archived prompt are served by the process at once, and by another within a second", async () => {
  const { secret: token } = await aSeenKey();
  await here.promote(here.second);
  await expectSeen(token, active, ({ body }) => body.number === 2);
  await aSeenKey();
  await here.send("POST", `/prompts/${here.prompt}/rollback`, { reason: "test" }, 200);
  await expectSeen(token, active, ({ body }) => body.number === 1);

  const { id } = await here.send("POST", "/prompts", { slug: "other", name: "Other" });
  const made = await here.send("POST", `/prompts/${id}/versions`, { text: "Hi", model: { name: "small" }, publish: true });
  await here.promote(made.id);
  const servesOther = (answer: Awaited<ReturnType<Web["ask"]>>) => JSON.stringify(answer.body).includes('"other"');
  await expectSeen(token, "/active", servesOther);
  for (const web of webs()) await web.ask("GET", "/prompts/by-slug/other/active", { token });
  await here.send("DELETE", `/prompts/${id}?deactivate=true`, undefined, 204);
  await expectSeen(token, "/prompts/by-slug/other/active", ({ status }) => status === 404);
  await expectSeen(token, "/active", (answer) => !servesOther(answer));
});

test("a key that is revoked is refused by the process at once, and by another within a second", async () => {
  const { id, secret: token } = await aSeenKey();
  await here.send("DELETE", `/api-keys/${id}`, undefined, 204);
  await expectSeen(token, active, ({ status }) => status === 401);
});

test("fifty promotions through both processes: no answer older than the bound, none older than one's own, none going back", {
  timeout: 120_000,
}, async () => {
  const { secret: token } = await aSeenKey();
  const ids: string[] = [];
  for (let n = 0; n < 50; n++) ids.push(await here.version(`Version ${n}`));
  await here.promote(ids[0] ?? "");
  const first = Number((await webs()[0].ask("GET", active, { token })).body.number);
  const confirmed: { number: number; at: number; through: Web }[] = [
    { number: first, at: performance.now(), through: webs()[0] },
  ];
  const newest = (which: (one: { at: number; through: Web }) => boolean) =>
    Math.max(0, ...confirmed.filter(which).map(({ number }) => number));
  let over = false;
  let asked = 0;
  const read = async (web: Web) => {
    const before = new Map<string, number>();
    for (; !over; asked++) {
      const path = asked % 3 === 0 ? "/active" : active;
      const at = performance.now();
      const least = Math.max(
        before.get(path) ?? 0,
        newest((one) => one.at < at - bound),
        newest(({ through }) => through === web),
      );
      const { status, body } = await web.ask("GET", path, { token });
      const served = Array.isArray(body.data) ? body.data : [body];
      expect([status, served.length]).toEqual([200, 1]);
      const { number } = served[0];
      expect(number).toBeGreaterThanOrEqual(least);
      before.set(path, number);
    }
  };
  const reading = Promise.all(webs().map(read));
  for (const [n, id] of ids.entries()) {
    const through = webs()[n % 2 === 0 ? 0 : 1];
    const answer = await through.ask("POST", `/prompt-versions/${id}/promote`, { token: here.token, body: {} });
    expect(answer.status).toBe(200);
    confirmed.push({ number: Number(answer.body.number), at: performance.now(), through });
  }
  over = true;
  await reading;
  expect(asked).toBeGreaterThan(50);
  for (const web of webs())
    await until("the last one", async () => (await web.ask("GET", active, { token })).body.number === first + 49, bound);
});

test("a deleted workspace is served by nobody", async () => {
  const { secret: token } = await aSeenKey();
  const { body } = await webs()[0].ask("GET", active, { token });
  const me = await webs()[0].ask("GET", "/auth/me", { token: here.token });
  const [workspace] = me.body.workspaces as { id: string; slug: string }[]; // safe: the answer's own shape
  expect([body.number, workspace?.id]).toEqual([expect.any(Number), expect.stringMatching(/^ws_/)]);
  const path = `/workspaces/${workspace?.id}?confirm=${workspace?.slug}`;
  expect((await webs()[0].ask("DELETE", path, { token: here.token })).status).toBe(204);
  await expectSeen(token, active, ({ status }) => status === 401);
});
