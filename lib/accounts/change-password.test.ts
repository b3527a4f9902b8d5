import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { POST as login } from "@/app/api/v1/auth/login/route";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { POST as change } from "@/app/api/v1/auth/password/route";
import { POST as refresh } from "@/app/api/v1/auth/refresh/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { database } from "@/db/client";
import { passwordResets, securityEvents } from "@/db/schema/accounts";
import { users } from "@/db/schema/workspaces";
import { newId } from "@/lib/ids";
import { aPerson, call } from "@/tests/api";
import { authenticate } from "./authenticate";
import { confirmPassword } from "./confirm-password";
import { createOperatorResetLink } from "./create-operator-reset-link";
import { findSession } from "./find-session";
import { openSession } from "./open-session";

const newPassword = "another horse";
const caller = () => ({ db: database(), requestId: newId("req"), address: "192.0.2.7" });
const registered = async () => {
  const person = aPerson();
  const { body } = await call(register, { body: person });
  return { ...person, ...body, userId: body.user.id };
};
const changeBy = (token: string, body: object) => call(change, { token, body });
const logIn = (email: string, password: string) => call(login, { body: { email, password } });
const isIn = async (token: string) => (await call(me, { method: "GET", token })).status === 200;
const eventsOf = async (userId: string) => {
  const rows = await database().select().from(securityEvents).where(eq(securityEvents.userId, userId));
  return rows.map(({ action, actorId }) => [action, actorId]);
};

describe("changing a password", () => {
  test("ends every other session, browser and token, and leaves the one that asked", async () => {
    const { email, password, userId, accessToken, refreshToken } = await registered();
    const { body: other } = await logIn(email, password);
    const browser = await openSession(caller(), { userId, kind: "browser" });
    await createOperatorResetLink(caller(), email);

    expect((await changeBy(accessToken, { currentPassword: password, newPassword })).status).toBe(204);
    expect([await isIn(accessToken), await isIn(other.accessToken)]).toEqual([true, false]);
    expect(await findSession(database(), { id: browser.id, kind: "browser" })).toBeNull();
    expect((await call(refresh, { body: { refreshToken: other.refreshToken } })).status).toBe(401);
    expect((await call(refresh, { body: { refreshToken } })).status).toBe(200);
    expect([(await logIn(email, password)).status, (await logIn(email, newPassword)).status]).toEqual([401, 200]);
    expect(await database().$count(passwordResets, eq(passwordResets.userId, userId))).toBe(0);
    expect(await eventsOf(userId)).toEqual([
      ["reset_link.created", null],
      ["password.changed", userId],
    ]);
  });

  test("takes the current password, told at its field, and a better one", async () => {
    const { email, password, userId, accessToken } = await registered();
    const tries = [
      [{ currentPassword: "wrong horse", newPassword }, "currentPassword"],
      [{ currentPassword: password, newPassword: "password1" }, "newPassword"],
      [{ currentPassword: password, newPassword: email }, "newPassword"],
      [{ currentPassword: password, newPassword: "short" }, "newPassword"],
      [{ currentPassword: password, newPassword: "x".repeat(257) }, "newPassword"],
    ] as const;
    for (const [body, path] of tries) {
      const answer = await changeBy(accessToken, body);
      expect([answer.status, answer.body.errors]).toEqual([400, [{ path, message: expect.any(String) }]]);
    }
    expect((await logIn(email, password)).status).toBe(200);
    expect(await eventsOf(userId)).toEqual([]);
  });

  test("may be guessed ten times, over both ways in together, and then not even the right one counts", async () => {
    const { password, userId, accessToken } = await registered();
    const guess = (currentPassword: string) => changeBy(accessToken, { currentPassword, newPassword });
    for (let n = 0; n < 10; n++) expect((await guess("wrong horse")).status).toBe(400);
    const late = await guess(password);
    expect([late.status, late.headers.has("retry-after")]).toEqual([429, true]);
    const ctx = { ...caller(), userId, sessionId: "ses_1" };
    await expect(confirmPassword(ctx, { currentPassword: password })).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("is not there for an account that has none", async () => {
    const { userId, accessToken } = await registered();
    await database().update(users).set({ passwordHash: null }).where(eq(users.id, userId));
    expect((await changeBy(accessToken, { currentPassword: "none", newPassword })).status).toBe(409);
  });

  test("of two at once with the same current password lets one through", async () => {
    const { password, accessToken } = await registered();
    const bodies = ["first horse", "second horse"].map((newPassword) => ({ currentPassword: password, newPassword }));
    const answers = await Promise.all(bodies.map((body) => changeBy(accessToken, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

test("whoever was let in by a password that changes meanwhile gets no session", async () => {
  const { email, password, userId, accessToken } = await registered();
  const user = await authenticate(caller(), { email, password });
  await changeBy(accessToken, { currentPassword: password, newPassword });
  const late = openSession(caller(), { userId, kind: "token", verified: user.passwordHash });
  await expect(late).rejects.toMatchObject({ code: "unauthenticated" });
});

test("security events are never changed or taken away", async () => {
  const { accessToken, password } = await registered();
  await changeBy(accessToken, { currentPassword: password, newPassword });
  for (const statement of ["update security_events set action = 'x'", "delete from security_events", "truncate security_events"])
    await expect(database().execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: "23001" } });
});
