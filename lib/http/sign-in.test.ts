import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/sessions";
import { aWorkspace } from "@/db/testing";
import { signAccessToken } from "@/lib/accounts/access-token";
import { openSession } from "@/lib/accounts/open-session";
import type { Context } from "@/lib/context";
import * as env from "@/lib/env";
import { action, publicAction } from "./action";
import { endBrowserSession, startBrowserSession } from "./browser-session";
import { cookieName, sealSession } from "./session-cookie";
import { accountFromSession, contextFromSession } from "./sign-in";

// The browser's cookies, and what the server set last.
const jar = vi.hoisted(() => ({ cookies: new Map<string, string>(), options: {} as Record<string, unknown> }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.7" }),
  cookies: async () => ({
    get: (name: string) => (jar.cookies.has(name) ? { name, value: jar.cookies.get(name) } : undefined),
    set: (name: string, value: string, options: Record<string, unknown>) => {
      jar.cookies.set(name, value);
      jar.options = options;
    },
    delete: ({ name }: { name: string }) => jar.cookies.delete(name),
  }),
}));

const redirectTo = (path: string) => expect.objectContaining({ digest: expect.stringContaining(`;${path};`) });
const hidden = expect.objectContaining({ digest: expect.stringContaining("404") });

let ctx: Context;
let slug: string;
beforeEach(async () => {
  jar.cookies.clear();
  ctx = await aWorkspace();
  slug = ctx.workspaceId.replace("_", "-");
});
const signedIn = () => startBrowserSession({ db: database(), requestId: "req_1", address: null }, ctx.principal.id);

describe("a page", () => {
  test("knows who looks at it and in which role", async () => {
    await signedIn();
    expect(await accountFromSession()).toMatchObject({ userId: ctx.principal.id, address: "192.0.2.7" });
    expect(await contextFromSession(slug)).toMatchObject({ workspaceId: ctx.workspaceId, principal: { role: "owner" } });
  });

  test("sends those who are not signed in to sign in, and back afterwards", async () => {
    await expect(accountFromSession()).rejects.toEqual(redirectTo("/sign-in"));
    await expect(contextFromSession(slug)).rejects.toEqual(redirectTo(`/sign-in?callbackUrl=%2Fw%2F${slug}`));
  });

  test("of another's workspace is not there, as an unknown one is not", async () => {
    await signedIn();
    const other = await aWorkspace();
    await expect(contextFromSession(other.workspaceId.replace("_", "-"))).rejects.toEqual(hidden);
    await expect(contextFromSession("none")).rejects.toEqual(hidden);
  });

  test("takes no token session, no access token and no cookie of other make", async () => {
    const session = await openSession({ ...ctx, db: database() }, { userId: ctx.principal.id, kind: "token" });
    const token = await signAccessToken({ userId: ctx.principal.id, sessionId: session.id });
    for (const value of [await sealSession(session.id), token, session.id, "x"]) {
      jar.cookies.set(cookieName(), value);
      await expect(accountFromSession()).rejects.toEqual(redirectTo("/sign-in"));
    }
  });
});

describe("a browser's session", () => {
  test("is a new one at each sign-in, in a cookie that scripts and other sites cannot use", async () => {
    await signedIn();
    const first = jar.cookies.get(cookieName()) ?? "";
    expect(jar.options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", secure: false });
    await signedIn();
    expect(jar.cookies.get(cookieName())).not.toBe(first);
    jar.cookies.set(cookieName(), first);
    await expect(accountFromSession()).rejects.toEqual(redirectTo("/sign-in"));
    const rows = await database().select().from(sessions).where(eq(sessions.userId, ctx.principal.id));
    expect(rows.map(({ revokedAt }) => revokedAt === null).sort()).toEqual([false, true]);
  });

  test("is sent over HTTPS only, where the site has it", async () => {
    const real = env.env();
    vi.spyOn(env, "env").mockImplementation(() => ({ ...real, APP_URL: "https://prompts.example" }));
    await signedIn();
    vi.restoreAllMocks();
    expect([...jar.cookies.keys()]).toEqual(["__Secure-next-auth.session-token"]);
    expect(jar.options.secure).toBe(true);
  });

  test("has ended after sign-out also for a copy of the cookie", async () => {
    await signedIn();
    const copy = jar.cookies.get(cookieName()) ?? "";
    await endBrowserSession();
    expect(jar.cookies.size).toBe(0);
    jar.cookies.set(cookieName(), copy);
    await expect(accountFromSession()).rejects.toEqual(redirectTo("/sign-in"));
  });
});

describe("an action", () => {
  const rename = action(z.strictObject({ name: z.string().min(1) }), async (ctx, { name }) => ({ name, in: ctx.workspaceId }));

  test("runs in the workspace of its page, on an object or a form", async () => {
    await signedIn();
    const done = { ok: true, data: { name: "New", in: ctx.workspaceId } };
    expect(await rename(slug, { name: "New" })).toEqual(done);
    const form = new FormData();
    form.set("name", "New");
    form.set("$ACTION_ID_0", "1");
    expect(await rename(slug, form)).toEqual(done);
  });

  test("answers a problem to strangers, outsiders and bad input", async () => {
    expect(await rename(slug, { name: "New" })).toMatchObject({ ok: false, problem: { code: "unauthenticated" } });
    await signedIn();
    expect(await rename("none", { name: "New" })).toMatchObject({ ok: false, problem: { code: "not_found" } });
    for (const bad of [{ name: "" }, { name: "x", role: "owner" }, null, "x", { name: "a\u0000" }])
      expect(await rename(slug, bad)).toMatchObject({ ok: false, problem: { code: "invalid_input" } });
  });

  test("says nothing of an unexpected error's inside", async () => {
    await signedIn();
    const broken = action(z.unknown(), async () => Promise.reject(new Error("select secret from somewhere")));
    const outcome = await broken(slug, {});
    expect(outcome).toMatchObject({ ok: false, problem: { code: "internal", status: 500 } });
    expect(JSON.stringify(outcome)).not.toContain("secret");
  });

  test("open to anyone still checks its input", async () => {
    const greet = publicAction(z.strictObject({ name: z.string() }), async (_ctx, { name }) => `Hello ${name}`);
    const form = new FormData();
    expect(await greet(null, form)).toMatchObject({ ok: false, problem: { code: "invalid_input" } });
    form.set("name", "Ada");
    expect(await greet(null, form)).toEqual({ ok: true, data: "Hello Ada" });
  });
});
