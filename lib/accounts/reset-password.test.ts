import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { POST as login } from "@/app/api/v1/auth/login/route";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { POST as reset } from "@/app/api/v1/auth/password-reset/route";
import { POST as refresh } from "@/app/api/v1/auth/refresh/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { database } from "@/db/client";
import { passwordResets, securityEvents } from "@/db/schema/accounts";
import { newId } from "@/lib/ids";
import { aPerson, call } from "@/tests/api";
import { createOperatorResetLink } from "./create-operator-reset-link";

const newPassword = "another horse";
const caller = () => ({ db: database(), requestId: newId("req"), address: null });
const spend = (token: string, password = newPassword, from = "192.0.2.7") =>
  call(reset, { body: { token, newPassword: password }, headers: { "x-forwarded-for": from } });
const logIn = (email: string, password: string) => call(login, { body: { email, password } });
const said = ({ status, body }: Awaited<ReturnType<typeof spend>>) => [status, body.detail];

let person: ReturnType<typeof aPerson>;
let userId: string;
let first: { accessToken: string; refreshToken: string };
beforeEach(async () => {
  person = aPerson();
  const { body } = await call(register, { body: person });
  [first, userId] = [body, body.user.id];
});
const aLink = () => createOperatorResetLink(caller(), person.email);

describe("a reset link", () => {
  test("sets the password once, and all sessions end", async () => {
    const { token } = await aLink();
    expect((await spend(token)).status).toBe(204);
    expect((await call(me, { method: "GET", token: first.accessToken })).status).toBe(401);
    expect((await call(refresh, { body: { refreshToken: first.refreshToken } })).status).toBe(401);
    const tried = [await logIn(person.email, person.password), await logIn(person.email, newPassword)];
    expect(tried.map(({ status }) => status)).toEqual([401, 200]);
    expect((await spend(token)).status).toBe(404);
    const events = await database().select().from(securityEvents).where(eq(securityEvents.userId, userId));
    expect(events.map(({ action }) => action)).toEqual(["reset_link.created", "password.reset"]);
  });

  test("of fifty at once works for one", async () => {
    const { token } = await aLink();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => spend(token, `another horse ${n}`, `198.51.100.${n}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => ![204, 404, 503].includes(status))).toEqual([]); // 503: too many hashes at once
    expect((await logIn(person.email, `another horse ${statuses.indexOf(204)}`)).status).toBe(200);
  });

  test("that is unknown, replaced, expired or spent is refused in the same words, and changes nothing", async () => {
    const replaced = await aLink();
    const { token } = await aLink();
    const unknown = await spend("por_none");
    expect(said(unknown)).toEqual([404, expect.stringContaining("does not work")]);
    expect(said(await spend(replaced.token))).toEqual(said(unknown));
    const past = { expiresAt: sql`now() - interval '1 second'` };
    await database().update(passwordResets).set(past).where(eq(passwordResets.userId, userId));
    expect(said(await spend(token))).toEqual(said(unknown));
    expect((await logIn(person.email, person.password)).status).toBe(200);
  });

  test("lasts an hour and lies in the database as its hash only", async () => {
    const { token, url, expiresAt } = await aLink();
    expect(url).toMatch(new RegExp(`/reset/${token}$`));
    expect(token).toMatch(/^por_[\w-]{43}$/);
    const [row] = await database().select().from(passwordResets).where(eq(passwordResets.userId, userId));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(expiresAt.getTime() - (row?.createdAt.getTime() ?? 0)).toBe(3_600_000);
  });

  test("is kept for a better password", async () => {
    const { token } = await aLink();
    for (const poor of ["12345678", person.email.toUpperCase(), "short", "x".repeat(257)])
      expect((await spend(token, poor)).status).toBe(400);
    expect((await spend(token)).status).toBe(204);
  });
});

test("the operator's command names an account that is not there", async () => {
  await expect(createOperatorResetLink(caller(), "nobody@example.com")).rejects.toMatchObject({ code: "not_found" });
});
