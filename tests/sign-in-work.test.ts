import argon2 from "argon2";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { setNewPassword, signIn, signUp } from "@/app/(auth)/actions";
import { database } from "@/db/client";
import { users } from "@/db/schema/workspaces";
import { newId } from "@/lib/ids";
import { aPerson } from "./api";
import { askAuth, csrfToken } from "./next-auth-of";
import { rest } from "./rest";

const { jar, browserHeaders } = await vi.hoisted(() => import("./browser-headers"));
vi.mock("next/headers", () => browserHeaders);
vi.mock("argon2", async (importOriginal) => {
  const { default: real } = await importOriginal<{ default: typeof argon2 }>();
  return { default: { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) } };
});
const [hash, verify] = [vi.mocked(argon2.hash), vi.mocked(argon2.verify)];
const forget = () => {
  hash.mockClear();
  verify.mockClear();
};
beforeEach(() => {
  jar.clear();
  forget();
});

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const withoutIds = (text: string) => text.replaceAll(/req_\w+/g, "req");
type Typed = { email: string; password: string };
/** Every way to sign in with a password, answering all that a caller sees of a refusal. */
const ways: Record<string, (typed: Typed) => Promise<string>> = {
  "over REST": async (typed) => {
    const { status, headers, body } = await rest()("POST", "/auth/login", typed);
    const kept = [...headers].filter(([name]) => !name.startsWith("ratelimit")); // which counts every request
    return withoutIds(JSON.stringify([status, kept, body]));
  },
  "by our form": async (typed) => withoutIds(JSON.stringify(await signIn(null, form(typed)))),
  "by next-auth": async (typed) => {
    const answer = await askAuth("POST", "callback/credentials", { body: { ...typed, csrfToken: await csrfToken() } });
    return JSON.stringify([answer.status, answer.headers.get("location"), await answer.text()]);
  },
};

describe.each(Object.entries(ways))("signing in %s", (_name, way) => {
  test("a wrong password, an unknown e-mail and an account without one cost one check each, and answer alike", async () => {
    const known = aPerson();
    await rest()("POST", "/auth/register", known);
    const elsewhere = `${newId("usr")}@example.com`;
    await database().insert(users).values({ email: elsewhere, name: "Grace", passwordHash: null });
    const answers: string[] = [];
    for (const email of [known.email, aPerson().email, elsewhere]) {
      jar.clear();
      forget();
      answers.push(await way({ email, password: "wrong horse" }));
      expect(hash).not.toHaveBeenCalled();
      expect(verify.mock.calls).toEqual([[expect.stringMatching(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/), "wrong horse"]]);
    }
    expect(answers[0]).toMatch(/wrong|CredentialsSignin/);
    expect(new Set(answers).size).toBe(1);
  });

  test("a password of more than 256 characters is refused before anything is hashed", async () => {
    const known = aPerson();
    await rest()("POST", "/auth/register", known);
    forget();
    for (const { email } of [known, aPerson()]) await way({ email, password: "x".repeat(257) });
    expect([hash.mock.calls, verify.mock.calls]).toEqual([[], []]);
  });
});

test("nothing is hashed for a new password that is too long, too short or common, nor for a link that does not work", async () => {
  const person = aPerson();
  const { body } = await rest()("POST", "/auth/register", person);
  forget();
  for (const password of ["x".repeat(257), "short", "password1"]) {
    await rest()("POST", "/auth/register", { ...aPerson(), password });
    await signUp(null, form({ ...aPerson(), password }));
    await rest(body.accessToken)("POST", "/auth/password", { currentPassword: person.password, newPassword: password });
    await rest()("POST", "/auth/password-reset", { token: "por_none", newPassword: password });
  }
  await setNewPassword(null, form({ token: "por_none", newPassword: "another horse" }));
  expect([hash.mock.calls, verify.mock.calls]).toEqual([[], []]);
});
