import { beforeEach, describe, expect, test, vi } from "vitest";
import { GET as unknownPath } from "@/app/api/v1/[[...rest]]/route";
import { POST as login, GET as loginByGet } from "@/app/api/v1/auth/login/route";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { GET as events } from "@/app/api/v1/evaluations/[id]/events/route";
import { GET as live } from "@/app/api/v1/live/route";
import { GET as prompts } from "@/app/api/v1/prompts/route";
import { GET as ready } from "@/app/api/v1/ready/route";
import { asMember, aWorkspace } from "@/db/testing";
import type { Handler } from "@/lib/http/route";
import { aToken, keyWith } from "@/tests/a-filled-workspace";
import { call } from "@/tests/api";

const [perCaller, perAddress] = [40, 20];
vi.hoisted(() => Object.assign(process.env, { RATE_LIMIT_CALLER: "40", RATE_LIMIT_ADDRESS: "20" }));

let place = 0;
let address = "";
beforeEach(() => {
  address = `198.51.100.${++place}`;
  // the middle of a minute, so that none begins while a test runs
  vi.useFakeTimers({ toFake: ["Date"], now: Math.floor(Date.now() / 60_000) * 60_000 + 30_000 });
});
const ask = (handler: Handler, token?: string, method = "GET") =>
  call(handler, { method, token, headers: { "x-forwarded-for": address } });
const often = (times: number, one: () => ReturnType<typeof ask>) => Promise.all(Array.from({ length: times }, one));
const count = (answers: { status: number }[], status: number) => answers.filter((one) => one.status === status).length;
const standing = ({ headers }: { headers: Headers }) =>
  ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"].map((name) => headers.get(name));

describe("requests over REST", () => {
  test("of one person are limited, whichever of their tokens they use; a key and a colleague count for themselves", async () => {
    const ctx = await aWorkspace();
    const [first, second] = [(await aToken(ctx)).token, (await aToken(ctx)).token];
    const answers = [
      ...(await often(perCaller / 2, () => ask(prompts, first))),
      ...(await often(perCaller, () => ask(me, second))),
    ];
    expect([count(answers, 200), count(answers, 429)]).toEqual([perCaller, perCaller / 2]);
    const refused = await ask(prompts, first);
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited", requestId: expect.stringMatching(/^req_/) } });
    expect([refused.headers.get("retry-after"), ...standing(refused)]).toEqual(["30", "40", "0", "30"]);
    expect(standing(await ask(prompts, await keyWith(ctx, ["prompts:read"])))).toEqual(["40", "39", "30"]);
    expect((await ask(prompts, (await aToken(await asMember(ctx, "viewer"))).token)).status).toBe(200);
  });

  test("that prove nothing are limited by address, whatever they ask for", async () => {
    const { token } = await aToken(await aWorkspace());
    const ways = [
      () => ask(login, undefined, "POST"),
      () => ask(loginByGet),
      () => ask(prompts, "wrong"),
      () => ask(events),
      () => ask(unknownPath),
    ];
    for (let round = 0; round < perAddress / ways.length; round++)
      for (const way of ways) {
        const answer = await way();
        expect([answer.status === 429, standing(answer)[0]]).toEqual([false, "20"]);
      }
    for (const way of ways) expect((await way()).status).toBe(429);
    expect((await ask(prompts, token)).status).toBe(200);
    address = "198.51.100.200";
    expect((await ask(prompts, "wrong")).status).toBe(401);
  });

  test("of what watches over us are not", async () => {
    for (const probe of [live, ready]) expect(count(await often(perAddress * 2, () => ask(probe)), 429)).toBe(0);
  });

  test("are told how they stand, whatever the answer", async () => {
    const { token } = await aToken(await aWorkspace());
    const missing = await call(prompts, {
      method: "GET",
      token,
      headers: { "x-forwarded-for": address, "x-workspace-id": "none" },
    });
    expect([missing.status, standing(missing)]).toEqual([404, ["20", "19", "30"]]);
    const wrong = await call(prompts, {
      method: "GET",
      token,
      path: "/api/v1/prompts?x=1",
      headers: { "x-forwarded-for": address },
    });
    expect([wrong.status, standing(wrong)]).toEqual([400, ["40", "39", "30"]]);
    const stream = await call(events, {
      method: "GET",
      token,
      params: { id: "ev_none" },
      headers: { "x-forwarded-for": address },
    });
    expect([stream.status, standing(stream)]).toEqual([404, ["40", "38", "30"]]);
  });
});
