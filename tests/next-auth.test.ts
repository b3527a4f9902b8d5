import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as env from "@/lib/env";
import { currentSession } from "@/lib/http/current-session";
import { aPerson } from "./api";
import { askAuth, csrfToken } from "./next-auth-of";
import { rest } from "./rest";

const { jar, setLast, browserHeaders } = await vi.hoisted(() => import("./browser-headers"));
vi.mock("next/headers", () => browserHeaders);

const real = env.env();
let person: { email: string; password: string; name: string };
beforeEach(async () => {
  jar.clear();
  setLast.clear();
  person = aPerson();
  await rest()("POST", "/auth/register", person);
});
afterEach(() => vi.restoreAllMocks());
const overHttps = () => vi.spyOn(env, "env").mockImplementation(() => ({ ...real, APP_URL: "https://prompts.example" }));

type More = { headers?: Record<string, string>; callbackUrl?: string; csrf?: string };
const logIn = async ({ headers, callbackUrl = "/", csrf }: More = {}) => {
  const { email, password } = person;
  const body = { email, password, callbackUrl, csrfToken: csrf ?? (await csrfToken()) };
  return askAuth("POST", "callback/credentials", { body, headers });
};
const whoIsIn = async () => (await currentSession()).session;

describe("next-auth's own endpoints", () => {
  test("sign in with a new session each time, the one before ended, and sign out", async () => {
    await logIn();
    const first = await whoIsIn();
    const copy = new Map(jar);
    await logIn();
    const second = await whoIsIn();
    expect(first?.user.email).toBe(person.email);
    expect(second?.user).toEqual(first?.user);
    expect(second?.id).not.toBe(first?.id);
    const now = new Map(jar);
    for (const [name, value] of copy) jar.set(name, value);
    expect(await whoIsIn()).toBeNull();
    for (const [name, value] of now) jar.set(name, value);
    await askAuth("POST", "signout", { body: { csrfToken: await csrfToken() } });
    for (const [name, value] of now) jar.set(name, value);
    expect(await whoIsIn()).toBeNull();
  });

  test("take no session that somebody laid in the browser beforehand", async () => {
    jar.set("next-auth.session-token", "laid-in-by-somebody");
    await logIn();
    expect(jar.get("next-auth.session-token")).not.toBe("laid-in-by-somebody");
    expect((await whoIsIn())?.user.email).toBe(person.email);
  });

  test("set cookies that scripts, other sites and plain connections do not get", async () => {
    overHttps();
    await logIn();
    const flags = Object.fromEntries([...setLast].filter(([name]) => jar.has(name)));
    expect(Object.keys(flags).sort()).toEqual([
      "__Host-next-auth.csrf-token",
      "__Secure-next-auth.callback-url",
      "__Secure-next-auth.session-token",
    ]);
    for (const flag of Object.values(flags))
      expect(flag).toMatchObject({ httponly: true, secure: true, samesite: "Lax", path: "/" });
    expect(flags["__Host-next-auth.csrf-token"]).not.toHaveProperty("domain");
    expect((await whoIsIn())?.user.email).toBe(person.email);
  });

  test.each<Record<string, string>>([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "https://sub.localhost:3000" },
  ])("refuse a post of another site: %j", async (headers) => {
    expect((await logIn({ headers })).status).toBe(403);
    expect(await whoIsIn()).toBeNull();
    await logIn();
    const csrf = await csrfToken();
    expect((await askAuth("POST", "signout", { headers, body: { csrfToken: csrf } })).status).toBe(403);
    expect(await whoIsIn()).not.toBeNull();
  });

  test.each(["", "wrong"])("take nothing with %j in place of the form's own token", async (csrf) => {
    await csrfToken();
    await logIn({ csrf });
    expect(await whoIsIn()).toBeNull();
    await logIn();
    await askAuth("POST", "signout", { body: { csrfToken: csrf } });
    expect(await whoIsIn()).not.toBeNull();
  });
});

describe("where a sign-in leads", () => {
  const elsewhere = [
    ...[
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "https:evil.example",
      "https://evil.example",
      "https:/evil.example",
    ],
    ...[
      "javascript:alert(1)",
      "data:text/html,x",
      "/\t/evil.example",
      "/\n/evil.example",
      "/.//evil.example",
      "/%2e//evil.example",
    ],
    ...[
      "http://localhost:3000.evil.example/",
      "http://localhost:3000@evil.example/",
      "//localhost:3000@evil.example",
      "/\u0000/evil.example",
    ],
    ...[
      "/%0d%0aLocation:https://evil.example",
      "%0d%0a//evil.example",
      "///evil.example",
      "http://evil.example\\@localhost:3000/",
    ],
  ];

  test.each(elsewhere)("%j stays here", async (callbackUrl) => {
    const answer = await logIn({ callbackUrl });
    const location = answer.headers.get("location") ?? "/";
    expect(new URL(location, real.APP_URL).origin).toBe(real.APP_URL);
    expect(location).not.toMatch(/^[/\\]{2}|[\r\n\0]/);
  });

  test("a path of ours is gone to", async () => {
    expect((await logIn({ callbackUrl: "/w/acme?page=2" })).headers.get("location")).toBe(`${real.APP_URL}/w/acme?page=2`);
  });
});
