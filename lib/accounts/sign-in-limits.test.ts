import { eq, sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { signIn } from "@/app/(auth)/actions";
import { POST as nextAuth } from "@/app/api/auth/[...nextauth]/route";
import { POST as login } from "@/app/api/v1/auth/login/route";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { database } from "@/db/client";
import { rateLimits } from "@/db/schema/rate-limits";
import { newId } from "@/lib/ids";
import { attemptLimits } from "@/lib/limits/attempt-limits";
import { keyOf } from "@/lib/limits/take-attempt";
import { aPerson, call } from "@/tests/api";
import * as hashing from "./password-hash";

const visitor = vi.hoisted(() => ({ address: "", typed: { email: "", password: "" } }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": visitor.address }),
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}));
vi.mock("next-auth", () => ({
  default: async (_request: Request, _extra: unknown, options: { providers: { options: { authorize: Authorize } }[] }) => {
    const found = await options.providers[0]?.options.authorize(visitor.typed);
    return Response.json({ found });
  },
}));
type Typed = { email: string; password: string };
type Authorize = (typed?: Typed) => Promise<unknown>;

let place = 0;
const somewhere = () => `203.0.113.${++place}`;
const wrong = "not the password";
const perPair = attemptLimits["sign-in pair"].most;

/** A person who registered at an address, and so has signed in from there. */
async function aPersonAt(address: string) {
  const person = aPerson();
  const { body } = await call(register, { body: person, headers: { "x-forwarded-for": address } });
  return { ...person, token: String(body.accessToken) };
}
const tryFrom = (address: string, email: string, password: string) =>
  call(login, { body: { email, password }, headers: { "x-forwarded-for": address } });
const tryOften = (times: number, address: () => string, email: () => string, password = wrong) =>
  Promise.all(Array.from({ length: times }, () => tryFrom(address(), email(), password)));
const count = (answers: { status: number }[], status: number) => answers.filter((one) => one.status === status).length;

beforeEach(() => {
  visitor.address = somewhere();
  // the hash is not what is tried here, and waits in line
  vi.spyOn(hashing, "verifyPassword").mockImplementation(async (hash, password) => hash !== undefined && password !== wrong);
});

describe("wrong passwords", () => {
  test("for one account from one address: a hundred at once, and no more than the limit are even hashed", async () => {
    const [address, { email, password }] = [somewhere(), await aPersonAt(somewhere())];
    const answers = await tryOften(
      100,
      () => address,
      () => email,
    );
    expect([count(answers, 401), count(answers, 429)]).toEqual([perPair, 100 - perPair]);
    expect(hashing.verifyPassword).toHaveBeenCalledTimes(perPair);
    const right = await tryFrom(address, email, password);
    expect(right).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(hashing.verifyPassword).toHaveBeenCalledTimes(perPair);
  });

  test("are counted alike for an e-mail that nobody has, in the same words", async () => {
    const [address, known] = [somewhere(), await aPersonAt(somewhere())];
    const said = async (email: string) => {
      const answers = [];
      for (let tries = 0; tries <= perPair; tries++) answers.push(await tryFrom(address, email, wrong));
      return answers.map(({ status, body }) => [status, body.code, body.title, body.detail.replace(/\d+/, "…")]);
    };
    expect(await said(known.email)).toEqual(await said(aPerson().email));
  });

  test("for many accounts from one address, or one network of IPv6, run into the address's limit", async () => {
    const { most } = attemptLimits["sign-in address"];
    const prefix = `2001:db8:${newId("usr")
      .slice(-4)
      .replace(/[^0-9a-f]/g, "0")}:1`;
    let host = 1;
    const answers = await tryOften(
      most + 20,
      () => `${prefix}::${(++host).toString(16)}`,
      () => aPerson().email,
    );
    expect([count(answers, 401), count(answers, 429)]).toEqual([most, 20]);
  });

  test("for one account from many addresses run into the account's limit", async () => {
    const { email } = await aPersonAt(somewhere());
    const { most } = attemptLimits["sign-in account"];
    const answers = await tryOften(most + 20, somewhere, () => email);
    expect([count(answers, 401), count(answers, 429)]).toEqual([most, 20]);
  });
});

describe("the person whose account strangers try", () => {
  test("signs in from where they were before, and their sessions go on", async () => {
    const home = somewhere();
    const { email, password, token } = await aPersonAt(home);
    await tryOften(attemptLimits["sign-in account"].most, somewhere, () => email);
    expect((await tryFrom(somewhere(), email, password)).status).toBe(429);
    expect((await tryFrom(home, email, password)).status).toBe(200);
    expect((await call(me, { method: "GET", token })).status).toBe(200);
  });

  test("signs in there also while everyone's limit is used up, which keeps strangers to all accounts out", async () => {
    const home = somewhere();
    const { email, password } = await aPersonAt(home);
    const everyone = { limit: "sign-in everyone", of: "" } as const;
    const { most: hits } = attemptLimits[everyone.limit];
    const full = { key: keyOf(everyone), hits, expiresAt: sql`now() + interval '1 minute'` };
    await database().insert(rateLimits).values(full).onConflictDoUpdate({ target: rateLimits.key, set: full });
    expect((await tryFrom(somewhere(), email, password)).status).toBe(429);
    expect((await tryFrom(home, email, password)).status).toBe(200);
    await database().delete(rateLimits).where(eq(rateLimits.key, full.key));
  });

  test("starts anew after a right password, while the address stays counted", async () => {
    const { most } = attemptLimits["sign-in address"];
    const [address, { email, password }] = [somewhere(), await aPersonAt(somewhere())];
    for (let round = 0; round < Math.floor(most / (perPair - 1)); round++) {
      await tryOften(
        perPair - 1,
        () => address,
        () => email,
      );
      expect((await tryFrom(address, email, password)).status).toBe(200);
    }
    const last = await tryOften(
      perPair,
      () => address,
      () => aPerson().email,
    );
    expect(count(last, 401)).toBe(most % (perPair - 1));
  });
});

describe("every way to sign in", () => {
  const ways: Record<string, (typed: Typed) => Promise<{ detail: string; code: string } | "passed">> = {
    "the form": async ({ email, password }) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ email, password })) form.set(name, value);
      const outcome = await signIn(null, form).catch(() => null); // a redirect
      return outcome && !outcome.ok ? outcome.problem : "passed";
    },
    "next-auth's callback": async (typed) => {
      Object.assign(visitor, { typed });
      const headers = { "x-forwarded-for": visitor.address, "content-length": "10" };
      const url = "http://localhost/api/auth/callback/credentials";
      const request = new NextRequest(url, { method: "POST", headers, body: "csrf=x" });
      const answer = await nextAuth(request, { params: Promise.resolve({ nextauth: ["callback", "credentials"] }) });
      if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      const said = await answer.json();
      if (answer.ok) return said.found ? "passed" : { code: "unauthenticated", detail: "" };
      return said;
    },
    "the REST API": async ({ email, password }) => {
      const { status, body } = await tryFrom(visitor.address, email, password);
      return status === 200 ? "passed" : body;
    },
  };

  test.each(Object.keys(ways))("%s finds the limit that the others have used up", async (way) => {
    const { email, password } = await aPersonAt(somewhere());
    for (let tries = 0; tries < perPair; tries++) {
      const [, attempt] = Object.entries(ways)[tries % 3] ?? expect.unreachable();
      expect(await attempt({ email, password: wrong })).toMatchObject({ code: "unauthenticated" });
    }
    const refusal = { code: "rate_limited", detail: expect.stringMatching(/^Too many attempts\. Try again in \d+ minutes\.$/) };
    expect(await ways[way]?.({ email, password })).toMatchObject(refusal);
  });
});
