import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { GET as listMembers } from "@/app/api/v1/members/route";
import { GET as listWorkspaces } from "@/app/api/v1/workspaces/route";
import { database } from "@/db/client";
import { members, users } from "@/db/schema/workspaces";
import { aWorkspace } from "@/db/testing";
import { signAccessToken } from "@/lib/accounts/access-token";
import { openSession } from "@/lib/accounts/open-session";
import type { Context } from "@/lib/context";
import { aPerson, call } from "@/tests/api";
import { cookieName, sealSession } from "./session-cookie";
import { callerOf } from "./who-asks";

const ask = (token: string | undefined, headers: Record<string, string> = {}) =>
  call(listMembers, { method: "GET", token, headers });
const aToken = async (userId: string, kind: "browser" | "token" = "token") => {
  const session = await openSession({ db: database(), requestId: "", address: null }, { userId, kind });
  return { sessionId: session.id, token: await signAccessToken({ userId, sessionId: session.id }) };
};

describe("which token counts", () => {
  let person: { user: { id: string }; accessToken: string; refreshToken: string };
  beforeAll(async () => {
    person = (await call(register, { body: aPerson() })).body;
  });

  test("a bearer token of a live session, whatever the letters of the scheme", async () => {
    expect((await ask(undefined, { authorization: `bearer  ${person.accessToken}` })).status).toBe(200);
  });

  test("no cookie, also beside no token or a wrong one", async () => {
    const { sessionId } = await aToken(person.user.id, "browser");
    const cookie = `${cookieName()}=${await sealSession(sessionId)}`;
    const bearer = `${cookieName()}=${person.accessToken}`;
    const tries = [ask(undefined, { cookie }), ask("wrong", { cookie }), ask(undefined, { cookie: bearer }), ask(undefined)];
    const answers = await Promise.all(tries);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(answers[3]?.headers.get("www-authenticate")).toBe("Bearer");
    expect(answers[3]?.headers.get("content-type")).toBe("application/problem+json");
  });

  test("no refresh token, browser cookie or browser session in its place", async () => {
    const { sessionId, token } = await aToken(person.user.id, "browser");
    const wrong = [person.refreshToken, await sealSession(sessionId), token, `${person.accessToken} x`, ""];
    for (const value of wrong) expect((await ask(undefined, { authorization: `Bearer ${value}` })).status).toBe(401);
    expect((await ask(undefined, { authorization: `Basic ${person.accessToken}` })).status).toBe(401);
  });

  test("no token of one person for the session of another", async () => {
    const { body: other } = await call(register, { body: aPerson() });
    const { sessionId } = await aToken(other.user.id);
    const mixed = await signAccessToken({ userId: person.user.id, sessionId });
    expect((await call(me, { method: "GET", token: mixed })).status).toBe(401);
  });
});

describe("which workspace", () => {
  let first: Context;
  let second: Context;
  let token: string;
  let slugs: string[];

  beforeAll(async () => {
    [first, second] = [await aWorkspace(), await aWorkspace()];
    const db = database();
    await db.insert(members).values({ workspaceId: second.workspaceId, userId: first.principal.id, role: "viewer" });
    token = (await aToken(first.principal.id)).token;
    const { body } = await call(listWorkspaces, { method: "GET", token, path: "/x?order=asc" });
    slugs = body.data.map(({ slug }: { slug: string }) => slug);
  });

  const contextWith = (headers: Record<string, string>) => {
    const request = new Request("http://localhost/", { headers: { authorization: `Bearer ${token}`, ...headers } });
    return callerOf(request, "prompts:read", "req_1");
  };

  test("the one named by id or by slug, in the role held there", async () => {
    expect(slugs).toHaveLength(2);
    expect(await contextWith({ "x-workspace-id": first.workspaceId })).toMatchObject({
      workspaceId: first.workspaceId,
      principal: { kind: "user", id: first.principal.id, role: "owner" },
    });
    const named = await contextWith({ "x-workspace-id": second.workspaceId.replace("_", "-") });
    expect(named).toMatchObject({ workspaceId: second.workspaceId, principal: { role: "viewer" } });
  });

  test("of several the caller must name one, and is told which there are", async () => {
    const { status, body } = await ask(token);
    expect([status, body.code]).toEqual([400, "invalid_input"]);
    for (const slug of slugs) expect(body.detail).toContain(slug);
  });

  test("the only one needs no name; in none there is nothing to name", async () => {
    const other = await aWorkspace();
    const { token } = await aToken(other.principal.id);
    expect((await ask(token)).status).toBe(200);
    await database().delete(members).where(eq(members.userId, other.principal.id));
    expect((await ask(token)).status).toBe(400); // and a person removed is out with the next request
    expect((await ask(token, { "x-workspace-id": other.workspaceId })).status).toBe(404);
  });

  test("another's workspace and an unknown one answer alike", async () => {
    const foreign = await aWorkspace();
    const [known, unknown] = [
      await ask(token, { "x-workspace-id": foreign.workspaceId }),
      await ask(token, { "x-workspace-id": "ws_none" }),
    ];
    expect([known.status, unknown.status]).toEqual([404, 404]);
    expect(known.body.detail.replace(foreign.workspaceId, "ws_none")).toBe(unknown.body.detail);
  });

  test("a changed role holds from the next request on", async () => {
    const header = { "x-workspace-id": second.workspaceId };
    const mine = and(eq(members.workspaceId, second.workspaceId), eq(members.userId, first.principal.id));
    await database().update(members).set({ role: "editor" }).where(mine);
    expect(await contextWith(header)).toMatchObject({ principal: { role: "editor" } });
  });
});

test("where a request comes from is kept with it", async () => {
  const of = (headers: Record<string, string>) => callerOf(new Request("http://localhost/", { headers }), "public", "req_1");
  expect(await of({ "x-forwarded-for": "::ffff:192.0.2.1", "user-agent": "x".repeat(500) })).toMatchObject({
    address: "192.0.2.1",
    userAgent: "x".repeat(200),
    requestId: "req_1",
  });
  expect(await of({ "x-forwarded-for": "somewhere" })).toMatchObject({ address: null, userAgent: null });
  expect(await of({ authorization: "Bearer wrong" })).not.toHaveProperty("userId");
});

test("members can be searched and filtered, in one's own workspace only", async () => {
  const ctx = await aWorkspace();
  await database().update(users).set({ name: "100% Ada" }).where(eq(users.id, ctx.principal.id));
  const { token } = await aToken(ctx.principal.id);
  const total = async (query: string) =>
    (await call(listMembers, { method: "GET", token, path: `/x?${query}` })).body.pagination.total;
  expect([await total(""), await total("q=100%25"), await total("q=1_0"), await total("role=viewer")]).toEqual([1, 1, 0, 0]);
});
