import { beforeEach, expect, test, vi } from "vitest";
import type { POST as login } from "@/app/api/v1/auth/login/route";
import { POST as refresh } from "@/app/api/v1/auth/refresh/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { POST as accept } from "@/app/api/v1/invitations/accept/route";
import { aWorkspace } from "@/db/testing";
import * as hashing from "@/lib/accounts/password-hash";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { aToken } from "@/tests/a-filled-workspace";
import { aPerson, call } from "@/tests/api";
import { attemptLimits } from "./attempt-limits";

const { most } = attemptLimits["token address"];
let place = 0;
let address = "";
beforeEach(() => {
  address = `198.51.100.${++place}`;
});
const send = (handler: typeof login, body: object, headers: Record<string, string> = {}, token?: string) =>
  call(handler, { body, token, headers: { "x-forwarded-for": address, ...headers } });
const often = (times: number, ask: (at: number) => Promise<{ status: number }>) =>
  Promise.all(Array.from({ length: times }, (_, at) => ask(at)));
const count = (answers: { status: number }[], status: number) => answers.filter((one) => one.status === status).length;
const anInvitation = async () => (await inviteMember(await aWorkspace(), { role: "viewer", expiresInDays: 1 })).token;

test("refresh tokens that are none: no more than the limit, while good ones cost nothing before it", async () => {
  const { body } = await send(register, aPerson());
  let { refreshToken } = body;
  for (let good = 0; good < 3; good++) ({ refreshToken } = (await send(refresh, { refreshToken })).body);
  const answers = await often(most + 20, (at) => send(refresh, { refreshToken: `rt_guess_${at}` }));
  expect([count(answers, 401), count(answers, 429)]).toEqual([most, 20]);
  const refused = await send(refresh, { refreshToken });
  expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
  expect((await send(refresh, { refreshToken }, { "x-forwarded-for": "198.51.100.250" })).status).toBe(200);
});

test.each([
  ["", false],
  [" which an Idempotency-Key does not undo", true],
])("invitations that are none are counted,%s", async (_, keyed) => {
  const { token } = await aToken(await aWorkspace());
  const numbered = (at: number): Record<string, string> => (keyed ? { "idempotency-key": `k${at}` } : {});
  const answers = await often(most + 20, (at) => send(accept, { token: `poi_${at}` }, numbered(at), token));
  expect([count(answers, 404), count(answers, 429)]).toEqual([most, 20]);
  expect((await send(accept, { token: await anInvitation() }, {}, token)).status).toBe(429);
});

test("new accounts from one address, made or not, before their passwords are hashed", async () => {
  const hash = vi.spyOn(hashing, "hashPassword").mockResolvedValue("none");
  const limit = attemptLimits["sign-up address"].most;
  const person = aPerson();
  const answers = await often(limit + 20, () => send(register, person));
  expect([count(answers, 201), count(answers, 409), count(answers, 429)]).toEqual([1, limit - 1, 20]);
  expect(hash).toHaveBeenCalledTimes(limit);
  expect((await send(register, { ...aPerson(), inviteToken: "poi_guess" })).body.code).toBe("rate_limited");
});
