import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as stream from "@/app/live/evaluations/route";
import { database } from "@/db/client";
import { aWorkspace } from "@/db/testing";
import { signAccessToken } from "@/lib/accounts/access-token";
import { createOperatorResetLink } from "@/lib/accounts/create-operator-reset-link";
import { issueTokens } from "@/lib/accounts/issue-tokens";
import { openSession } from "@/lib/accounts/open-session";
import { createKey } from "@/lib/api-keys/create-key";
import { currentSession } from "@/lib/http/current-session";
import { keepLinkRequest } from "@/lib/http/link-request";
import { cookieName, sealSession } from "@/lib/http/session-cookie";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { call } from "./api";
import { rest } from "./rest";

const { jar, browserHeaders } = await vi.hoisted(() => import("./browser-headers"));
vi.mock("next/headers", () => browserHeaders);
beforeEach(() => jar.clear());

const kinds = [
  ...["access token", "access token of a browser's session", "refresh token", "cookie", "session id", "API key"],
  ...["invitation", "reset link", "wish to link", "nothing"],
] as const;
type Kind = (typeof kinds)[number];

let issued: Record<Kind, string>;
let slug: string;

async function issueAll(): Promise<Record<Kind, string>> {
  const ctx = await aWorkspace();
  slug = ctx.workspaceId.replace("_", "-");
  const caller = { db: database(), requestId: "req_1", address: null };
  const userId = ctx.principal.id;
  const session = await openSession(caller, { userId, kind: "token" });
  const browser = await openSession(caller, { userId, kind: "browser" });
  const { accessToken, refreshToken } = await issueTokens(caller, session);
  await keepLinkRequest({ sid: browser.id, back: "/" });
  return {
    "access token": accessToken,
    "access token of a browser's session": await signAccessToken({ userId, sessionId: browser.id }),
    "refresh token": refreshToken,
    cookie: await sealSession(browser.id),
    "session id": session.id,
    "API key": (await createKey(ctx, { name: "test", scopes: ["members:read"] })).secret,
    invitation: (await inviteMember(await aWorkspace(), { role: "viewer", expiresInDays: 1 })).token,
    "reset link": (await createOperatorResetLink(caller, `${userId}@example.com`)).token,
    "wish to link": jar.get("promptops.link") ?? "",
    nothing: "",
  };
}
beforeAll(async () => {
  issued = await issueAll();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
type Way = { opensFor: Kind[]; refusal: number[]; ask: (token: string) => Promise<number> };
/** Every way in that takes a secret, and the one kind it is for; it comes last, so that nothing is spent before. */
const ways: Record<string, Way> = {
  "a route for people": {
    ...{ opensFor: ["access token"], refusal: [401, 403] }, // 403: a key is known, and nobody who is signed in
    ask: async (token) => (await rest()("GET", "/auth/me", undefined, bearer(token))).status,
  },
  "a route of a workspace": {
    ...{ opensFor: ["access token", "API key"], refusal: [401] },
    ask: async (token) => (await rest()("GET", "/members", undefined, bearer(token))).status,
  },
  "a page": {
    ...{ opensFor: ["cookie"], refusal: [401] },
    ask: async (token) => {
      jar.set(cookieName(), token);
      return (await currentSession()).session ? 200 : 401;
    },
  },
  "a stream": {
    ...{ opensFor: ["cookie"], refusal: [401] },
    ask: async (token) => {
      const headers = { cookie: `${cookieName()}=${token}`, ...bearer(token) };
      return (await call(stream.GET, { method: "GET", path: `/live/evaluations?workspace=${slug}`, headers })).status;
    },
  },
  "an invitation's acceptance": {
    ...{ opensFor: ["invitation"], refusal: [400, 404] },
    ask: async (token) => (await rest(issued["access token"])("POST", "/invitations/accept", { token })).status,
  },
  "a new pair of tokens": {
    ...{ opensFor: ["refresh token"], refusal: [400, 401] },
    ask: async (refreshToken) => (await rest()("POST", "/auth/refresh", { refreshToken })).status,
  },
  "a new password": {
    ...{ opensFor: ["reset link"], refusal: [400, 404] },
    ask: async (token) => (await rest()("POST", "/auth/password-reset", { token, newPassword: "another horse" })).status,
  },
};

describe.each(Object.entries(ways))("%s", (_name, { opensFor, refusal, ask }) => {
  test.each(kinds.filter((kind) => !opensFor.includes(kind)))("is not opened by: %s", async (kind) => {
    expect(refusal).toContain(await ask(issued[kind]));
  });

  test.each(opensFor)("is opened by: %s", async (kind) => {
    expect(await ask(issued[kind])).toBeLessThan(300);
  });
});

test("what is no refresh token signs nobody out", async () => {
  issued = await issueAll();
  for (const kind of kinds.filter((kind) => kind !== "refresh token"))
    await rest()("POST", "/auth/logout", { refreshToken: issued[kind] });
  expect((await rest(issued["access token"])("GET", "/auth/me")).status).toBe(200);
  expect(await (ways["a page"]?.ask(issued.cookie) ?? expect.unreachable())).toBe(200);
});
