import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/sessions";
import { asMember } from "@/db/testing";
import { openSession } from "@/lib/accounts/open-session";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import type { Described, Handler } from "@/lib/http/route";
import { cookieName, sealSession } from "@/lib/http/session-cookie";
import { type KeyScope, keyScopes, roles, type Scope, scopes, scopesOf } from "@/lib/permissions";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { aCopiedWorkspace } from "./a-copied-workspace";
import { aFilledWorkspace, aToken, type Ids, keyWith, tokenAs } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { call } from "./api";
import { countRows } from "./count-rows";
import { undeclaredIn } from "./declared-answer";
import { digestOf } from "./digest-of";
import { type Answer, rest } from "./rest";

/** Every way in over HTTP. A route outside `/api/v1` needs a test of its own: name it here beside that test. */
const modules = import.meta.glob<Record<string, Handler>>("../app/**/route.ts", { eager: true });
const files = [
  "/files/datasets/[id]/export",
  "/files/datasets/[id]/import/preview",
  "/files/datasets/[id]/import",
  "/files/audit-log/export",
  "/files/evaluations/[id]/export",
  "/files/promotions/[id]/evidence",
  "/files/workspace/export",
]; // file-access.test.ts
const elsewhere = ["/api/auth/[...nextauth]", "/api/cron/drain", "/live/runs/[id]/scores", ...files]; // score-run-way-in.test.ts, cron-drain.test.ts
/** What our own pages stream: the path below `/live` with these ids. */
const streams: Record<string, (ids: Ids) => { id?: string }> = {
  "/live/evaluations": () => ({}),
  "/live/evaluations/[id]": (ids) => ({ id: ids.evaluation }),
  "/live/runs/[id]": (ids) => ({ id: ids.run }),
};
const undeclared = ["/[[...rest]]", "/openapi.json"];
const open = [
  ...["POST /auth/login", "POST /auth/logout", "POST /auth/password-reset", "POST /auth/refresh", "POST /auth/register"],
  ...["GET /health", "GET /live", "GET /ready"],
];
/** A token is all that these ask for, so no id of another workspace can be put into them: they have a test of their own below. */
const byToken = ["POST /invitations/accept"];
/** These answer a body and change nothing. */
const asking = [
  "POST /compare",
  "POST /evaluations/estimate",
  "POST /playground/preview",
  "POST /prompt-versions/[id]/compile",
  "POST /prompts/by-slug/[slug]/compile",
];

const paths = Object.entries(modules).map(([file, handlers]) => ({
  path: file.slice("../app".length, -"/route.ts".length),
  handlers,
}));
const handlers = paths
  .filter(({ path }) => path.startsWith("/api/v1/"))
  .flatMap(({ path, handlers }) =>
    Object.entries(handlers).map(([method, handler]) => ({ path: path.slice("/api/v1".length), method, handler })),
  );
const declared = handlers.flatMap(({ path, method, handler }) =>
  handler.declaration ? [{ name: `${method} ${path}`, method, declaration: handler.declaration }] : [],
);
const guarded = declared.flatMap((route) => {
  const sample = samples[route.name];
  return sample ? [{ ...route, sample }] : [];
});

/** What else may stand where one of these ids stands. */
const spellings: Partial<Record<keyof Ids, (keyof Ids)[]>> = {
  prompt: ["prompt", "slug"],
  version: ["version", "firstRef", "servedRef"],
  older: ["older", "firstRef", "servedRef"],
  suite: ["suite", "suiteSlug"],
};
const isScope = (permission: string): permission is Scope => scopes.some((scope) => scope === permission);
const isKeyScope = (permission: string): permission is KeyScope => keyScopes.some((scope) => scope === permission);
const successOf = ({ status, output }: Described) => status ?? (output ? 200 : 204);
const unknown = (id: string) => (id.includes("@") ? id.replace(/.*@/, "nobody@") : `${id.split("_")[0]}_none`);
/** What an answer says, whoever is named in it. */
const said = ({ status, body }: Answer<unknown>, named: string) =>
  JSON.stringify([status, body])
    .replaceAll(named, "…")
    .replaceAll(/req_\w+/g, "req");
const isEmptyPage = ({ status, body }: Answer<{ pagination?: { total: number } } | null>) =>
  status === 200 && (body === null || body.pagination?.total === 0);

let own: Awaited<ReturnType<typeof aFilledWorkspace>>;
let theirs: Awaited<ReturnType<typeof aFilledWorkspace>>;
let token: string;
let key: string;
/** One key a scope. */
const keys: [scope: KeyScope, secret: string][] = [];

beforeAll(async () => {
  [own, theirs] = [await aFilledWorkspace("own"), await aFilledWorkspace("theirs")];
  ({ token } = await aToken(own.ctx));
  key = await keyWith(own.ctx, keyScopes);
  for (const scope of keyScopes) keys.push([scope, await keyWith(own.ctx, [scope])]);
});

describe("the table of this test", () => {
  test("names every route, and no other", () => {
    expect([...open, ...byToken, ...Object.keys(samples)].sort()).toEqual(declared.map(({ name }) => name).sort());
    expect(
      paths
        .map(({ path }) => path)
        .filter((path) => !path.startsWith("/api/v1/"))
        .sort(),
    ).toEqual([...elsewhere, ...Object.keys(streams)].sort());
    expect(declared.flatMap(({ name, declaration }) => (declaration.verb.permission === "public" ? name : [])).sort()).toEqual(
      open.sort(),
    );
  });

  test("lets nobody change things with a permission to read", () => {
    const reads = (permission: string) => permission.endsWith(":read") || permission === "serve";
    const changing = declared.filter(({ method, declaration }) => method !== "GET" && reads(declaration.verb.permission));
    expect(changing.map(({ name }) => name).sort()).toEqual(asking);
  });

  test("leaves out only handlers that refuse their method", async () => {
    for (const { path, method, handler } of handlers) {
      if (handler.declaration || method === "OPTIONS" || undeclared.includes(path)) continue;
      expect([path, method, (await call(handler, { method })).status]).toEqual([path, method, 405]);
    }
  });
});

describe.each(guarded)("$name", ({ name, method, declaration, sample }) => {
  const { permission } = declaration.verb;
  const declaredAt = name
    .slice(method.length + 1)
    .replaceAll("[", "{")
    .replaceAll("]", "}");
  const ask = async (as: string | undefined, ids: Ids, more: Record<string, string> = {}) => {
    const [path, body, headers] = sample(ids);
    const answer = await rest(as)(method, path, body, { ...headers, ...more });
    expect(undeclaredIn(method, declaredAt, answer)).toEqual([]);
    return answer;
  };

  /** A workspace of its own for what changes it. */
  const forSuccess = async () => (method === "GET" ? own : await aCopiedWorkspace("fresh"));

  test("is closed to a caller without a token", async () => {
    for (const wrong of [undefined, "wrong", own.ids.session, own.ids.key, `${key}x`])
      expect(await ask(wrong, own.ids)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  test("knows another workspace's ids no better than unknown ones, and leaves it as it was", async () => {
    const before = [await countRows(), await digestOf(theirs.ids.workspace)];
    const request = JSON.stringify(sample(own.ids));
    const callers = isKeyScope(permission) && !declaration.peopleOnly ? [token, key] : [token];
    // safe: the keys of an object of exactly this type
    for (const field of Object.keys(own.ids) as (keyof Ids)[]) {
      if (JSON.stringify(sample({ ...own.ids, [field]: "other" })) === request || field === "draftHash") continue;
      for (const spelling of spellings[field] ?? [field]) {
        const id = theirs.ids[spelling];
        const nobody = unknown(id);
        for (const caller of callers) {
          const answer = await ask(caller, { ...own.ids, [field]: id });
          expect(said(answer, id)).toBe(said(await ask(caller, { ...own.ids, [field]: nobody }), nobody));
          expect([spelling, isEmptyPage(answer) ? 404 : answer.status]).toEqual([spelling, 404]);
        }
      }
    }
    if (isScope(permission)) {
      const [foreign, nowhere] = [theirs.ids.workspace, "ws_none"];
      for (const caller of callers) {
        const answer = await ask(caller, theirs.ids, { "x-workspace-id": foreign });
        expect(answer.status).toBe(404);
        expect(said(answer, foreign)).toBe(said(await ask(caller, theirs.ids, { "x-workspace-id": nowhere }), nowhere));
      }
    }
    expect([await countRows(), await digestOf(theirs.ids.workspace)]).toEqual(before);
  });

  test("takes the roles it is declared for", async () => {
    const { ctx, ids } = await forSuccess();
    const refused = roles.filter((role) => isScope(permission) && !scopesOf(role).has(permission));
    const denied = await Promise.all(refused.map(async (role) => ({ role, as: await tokenAs(ctx, role) })));
    const before = await countRows();
    for (const { role, as } of denied) expect({ role, ...(await ask(as, ids)) }).toMatchObject({ role, status: 403 });
    expect(await countRows()).toEqual(before);
    const [lowest = "owner"] = roles.filter((role) => !refused.includes(role));
    const caller = permission === "account" ? (await aToken(ctx)).token : await tokenAs(ctx, lowest);
    expect(await ask(caller, ids)).toMatchObject({ status: successOf(declaration) });
  });

  test("takes a key with its scope, and with no other", async () => {
    const before = await countRows();
    for (const [scope, as] of keys.filter(([scope]) => scope !== permission))
      expect({ scope, ...(await ask(as, own.ids)) }).toMatchObject({ scope, status: 403 });
    expect(await countRows()).toEqual(before);
    if (!isKeyScope(permission)) return;
    const { ctx, ids } = await forSuccess();
    if (declaration.alsoNeeds) expect(await ask(await keyWith(ctx, [permission]), ids)).toMatchObject({ status: 403 });
    const secret = await keyWith(ctx, [permission, ...(declaration.alsoNeeds ?? [])]);
    if (declaration.peopleOnly) return expect(await ask(secret, ids)).toMatchObject({ status: 403 });
    expect(await ask(secret, ids)).toMatchObject({ status: successOf(declaration) });
  });
});

test("a link lets in nobody who is not signed in, and no key", async () => {
  const { ctx } = own;
  const { token: link } = await inviteMember(ctx, { role: "viewer", expiresInDays: 1 });
  const before = await countRows();
  expect(await rest()("POST", "/invitations/accept", { token: link })).toMatchObject({ status: 401 });
  expect(await rest(key)("POST", "/invitations/accept", { token: link })).toMatchObject({ status: 403 });
  expect(await countRows()).toEqual(before);
});

describe.each(Object.entries(streams))("GET %s", (path, paramsOf) => {
  const { GET } = paths.find((one) => one.path === path)?.handlers ?? {};
  const ask = (cookie: string | null, of: { ids: Ids; in: Ids }, headers: Record<string, string> = {}) => {
    const params = paramsOf(of.ids);
    const at = `${path.replace("[id]", params.id ?? "")}?workspace=${of.in.workspace.replace("_", "-")}`;
    return call(GET ?? expect.unreachable(), {
      ...{ method: "GET", path: at, params },
      headers: { ...(cookie === null ? {} : { cookie: `${cookieName()}=${cookie}` }), ...headers },
    });
  };
  const cookieFor = async ({ principal }: Context) =>
    sealSession(
      (await openSession({ db: database(), requestId: "", address: null }, { userId: principal.id, kind: "browser" })).id,
    );
  const ours = () => ({ ids: own.ids, in: own.ids });

  test("is there for a member with the cookie of a browser's session, and for nobody else", async () => {
    const viewer = await cookieFor(await asMember(own.ctx, "viewer"));
    const seen = await ask(viewer, ours());
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
    const ended = await cookieFor(own.ctx);
    await database().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.userId, own.ctx.principal.id));
    for (const wrong of [null, "wrong", await sealSession(own.ids.session), ended])
      expect(await ask(wrong, ours())).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    for (const bearer of [token, key]) expect((await ask(null, ours(), { authorization: `Bearer ${bearer}` })).status).toBe(401);
  });

  test("knows another workspace no better than one that is not there", async () => {
    const cookie = await cookieFor(await asMember(own.ctx, "owner"));
    expect((await ask(cookie, { ids: own.ids, in: theirs.ids })).status).toBe(404);
    const foreign = paramsOf(theirs.ids).id;
    if (!foreign) return;
    const answer = await ask(cookie, { ids: theirs.ids, in: own.ids });
    const nobody = { ...theirs.ids, run: unknown(foreign), evaluation: unknown(foreign) };
    expect(answer.status).toBe(404);
    expect(said(answer, foreign)).toBe(said(await ask(cookie, { ids: nobody, in: own.ids }), unknown(foreign)));
  });

  test("is for our own pages alone", async () => {
    const cookie = await cookieFor(await asMember(own.ctx, "owner"));
    const { APP_URL } = env();
    const headers: [Record<string, string>, number][] = [
      [{ "sec-fetch-site": "same-origin" }, 200],
      [{ origin: APP_URL }, 200],
      [{ "sec-fetch-site": "same-site" }, 403],
      [{ "sec-fetch-site": "cross-site" }, 403],
      [{ "sec-fetch-site": "none" }, 403],
      [{ origin: "https://evil.example" }, 403],
      [{ origin: "null" }, 403],
      [{ origin: APP_URL, "sec-fetch-site": "cross-site" }, 403],
    ];
    for (const [sent, status] of headers) expect([sent, (await ask(cookie, ours(), sent)).status]).toEqual([sent, status]);
    expect((await ask(cookie, ours())).headers.get("access-control-allow-origin")).toBeNull();
  });
});
