import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { POST as login } from "@/app/api/v1/auth/login/route";
import { POST as logout } from "@/app/api/v1/auth/logout/route";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { POST as change } from "@/app/api/v1/auth/password/route";
import { POST as reset } from "@/app/api/v1/auth/password-reset/route";
import { POST as refresh } from "@/app/api/v1/auth/refresh/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { DELETE as revoke } from "@/app/api/v1/auth/sessions/[id]/route";
import { database } from "@/db/client";
import { securityEvents } from "@/db/schema/accounts";
import { refreshTokens, sessions } from "@/db/schema/sessions";
import { aPerson, call } from "@/tests/api";
import { createOperatorResetLink } from "./create-operator-reset-link";

type Pair = { accessToken: string; refreshToken: string };
const registered = async (): Promise<Pair & { user: { id: string } }> => (await call(register, { body: aPerson() })).body;
const spend = (refreshToken: string) => call(refresh, { body: { refreshToken } });
const meStatus = async ({ accessToken }: Pair) => (await call(me, { method: "GET", token: accessToken })).status;

type Live = { email: string; password: string; pair: Pair; userId: string };
const newPassword = "another horse";
/** What a session does not outlive. */
const ends: Record<string, (live: Live) => Promise<unknown>> = {
  "a change of the password elsewhere": async ({ email, password }) => {
    const { body } = await call(login, { body: { email, password } });
    await call(change, { token: body.accessToken, body: { currentPassword: password, newPassword } });
  },
  "a reset of the password": async ({ email }) => {
    const { token } = await createOperatorResetLink({ db: database(), requestId: "req_1", address: null }, email);
    await call(reset, { body: { token, newPassword } });
  },
  "its end from the list of sessions": async ({ email, password, userId }) => {
    const [{ id } = { id: "" }] = await database().select().from(sessions).where(eq(sessions.userId, userId));
    const { body } = await call(login, { body: { email, password } });
    await call(revoke, { method: "DELETE", token: body.accessToken, params: { id } });
  },
  "a sign-out": ({ pair }) => call(logout, { body: { refreshToken: pair.refreshToken } }),
  "its own absolute end": ({ userId }) =>
    database().update(sessions).set({ expiresAt: sql`now() - interval '1 second'` }).where(eq(sessions.userId, userId)),
};

describe("refresh", () => {
  test("gives a new pair that works and goes on", async () => {
    const first = await registered();
    const second = await spend(first.refreshToken);
    expect(second.status).toBe(200);
    expect(Object.keys(second.body).sort()).toEqual(["accessToken", "expiresIn", "refreshToken", "tokenType"]);
    expect(await meStatus(second.body)).toBe(200);
    const third = await spend(second.body.refreshToken);
    expect([third.status, await meStatus(third.body)]).toEqual([200, 200]);
  });

  test("a spent token ends the session, the replacement included", async () => {
    const first = await registered();
    const { body: second } = await spend(first.refreshToken);
    expect((await spend(first.refreshToken)).status).toBe(401);
    expect((await spend(second.refreshToken)).status).toBe(401);
    expect([await meStatus(first), await meStatus(second)]).toEqual([401, 401]);
    const events = await database().select().from(securityEvents).where(eq(securityEvents.userId, first.user.id));
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([["refresh_token.reused", null]]);
  });

  test("of fifty at once one wins, and then the whole family is dead", async () => {
    const first = await registered();
    const answers = await Promise.all(Array.from({ length: 50 }, () => spend(first.refreshToken)));
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(49);
    const [winner] = winners;
    expect((await spend(winner?.body.refreshToken)).status).toBe(401);
    expect(await meStatus(winner?.body)).toBe(401);
  });

  test("another session of the same person lives on", async () => {
    const person = aPerson();
    const { body: first } = await call(register, { body: person });
    const { body: other } = await call(login, { body: { email: person.email, password: person.password } });
    await spend(first.refreshToken);
    await spend(first.refreshToken);
    expect([await meStatus(first), await meStatus(other)]).toEqual([401, 200]);
    expect((await spend(other.refreshToken)).status).toBe(200);
  });

  test("nothing works after logout, which can be said twice", async () => {
    const first = await registered();
    const { body: second } = await spend(first.refreshToken);
    const bye = () => call(logout, { body: { refreshToken: second.refreshToken } });
    expect([(await bye()).status, (await bye()).status]).toEqual([204, 204]);
    expect((await spend(second.refreshToken)).status).toBe(401);
    expect([await meStatus(first), await meStatus(second)]).toEqual([401, 401]);
    expect((await call(logout, { body: { refreshToken: "unknown" } })).status).toBe(204);
  });

  test("the session's end is not moved by refreshing", async () => {
    const first = await registered();
    const { body: second } = await spend(first.refreshToken);
    const past = { expiresAt: sql`now() - interval '1 second'` };
    await database().update(sessions).set(past).where(eq(sessions.userId, first.user.id));
    expect(await meStatus(second)).toBe(401);
    expect((await spend(second.refreshToken)).status).toBe(401);
  });

  test.each(Object.entries(ends))("%s ends the first token, its replacement and what they gave", async (_name, end) => {
    const person = aPerson();
    const { body: first } = await call(register, { body: person });
    const { body: second } = await spend(first.refreshToken);
    expect(await meStatus(second)).toBe(200);
    await end({ ...person, pair: second, userId: first.user.id });
    for (const { refreshToken } of [second, first]) expect((await spend(refreshToken)).status).toBe(401);
    expect([await meStatus(first), await meStatus(second)]).toEqual([401, 401]);
  });

  test("a refresh token past its own end is refused and ends nothing", async () => {
    const first = await registered();
    const [session] = await database().select().from(sessions).where(eq(sessions.userId, first.user.id));
    const past = { expiresAt: sql`now() - interval '1 second'` };
    await database()
      .update(refreshTokens)
      .set(past)
      .where(eq(refreshTokens.sessionId, session?.id ?? ""));
    expect((await spend(first.refreshToken)).status).toBe(401);
    expect(await meStatus(first)).toBe(200);
  });

  test("an access token, a session id and nonsense are no refresh tokens", async () => {
    const first = await registered();
    for (const wrong of [first.accessToken.slice(0, 200), first.user.id, "x"]) expect((await spend(wrong)).status).toBe(401);
    expect(await meStatus(first)).toBe(200);
  });

  test("the database holds no token as it was given", async () => {
    const { refreshToken } = await registered();
    const rows = await database().select().from(refreshTokens);
    expect(JSON.stringify(rows)).not.toContain(refreshToken);
  });
});
