import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { GET as datasets } from "@/app/api/v1/datasets/route";
import { GET as listMembers } from "@/app/api/v1/members/route";
import { database } from "@/db/client";
import { apiKeys } from "@/db/schema/api-keys";
import { asMember, aWorkspace, sandbox } from "@/db/testing";
import { listAudit } from "@/lib/audit/list-audit";
import { ListAudit } from "@/lib/audit/schema";
import type { Context } from "@/lib/context";
import { createDataset } from "@/lib/datasets/create-dataset";
import { CreateDataset } from "@/lib/datasets/schema";
import { callerOf } from "@/lib/http/who-asks";
import { keyScopes } from "@/lib/permissions";
import { changeRole } from "@/lib/workspaces/change-role";
import { removeMember } from "@/lib/workspaces/remove-member";
import { call } from "@/tests/api";
import { createKey } from "./create-key";
import { findKey } from "./find-key";
import { listKeys } from "./list-keys";
import { revokeKey } from "./revoke-key";
import { CreateKey, ListKeys } from "./schema";

const ask = (token: string, headers: Record<string, string> = {}) => call(datasets, { method: "GET", token, headers });
const make = (ctx: Context, more: object = {}) =>
  createKey(ctx, CreateKey.parse({ name: "CI", scopes: ["datasets:read"], ...more }));
const refused = (code: string) => expect.objectContaining({ code });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe("a key", () => {
  test("is shown once and kept as a hash; lists know only how it begins", () =>
    sandbox(async (ctx) => {
      const { secret, prefix, id } = await make(ctx);
      expect(secret).toMatch(/^pok_[\w-]{43}$/);
      expect(secret.startsWith(prefix)).toBe(true);
      const { data } = await listKeys(ctx, ListKeys.parse({ q: "ci" }));
      const rows = await ctx.db.select().from(apiKeys).where(eq(apiKeys.id, id));
      expect(data).toMatchObject([{ id, prefix, scopes: ["datasets:read"], lastUsedAt: null }]);
      expect(JSON.stringify([data, rows])).not.toContain(secret.slice(prefix.length));
      expect(await findKey(ctx.db, prefix)).toBeNull();
    }));

  test("carries only scopes a key may carry, a sensible end, and is made by an admin who is one now", () =>
    sandbox(async (ctx) => {
      for (const scopes of [[], ["workspace:admin"], ["members:write"], ["workspace:own"], ["everything"]])
        expect(CreateKey.safeParse({ name: "x", scopes }).success).toBe(false);
      for (const expiresAt of [inDays(-1), inDays(4000)])
        await expect(make(ctx, { expiresAt })).rejects.toEqual(refused("invalid_input"));
      await expect(make(await asMember(ctx, "editor"))).rejects.toEqual(refused("forbidden"));
      const admin = await asMember(ctx, "admin");
      await changeRole(ctx, { userId: admin.principal.id, role: "viewer" });
      await expect(make(admin)).rejects.toEqual(refused("forbidden"));
    }));

  test("works for its workspace only, and for no person's affairs", async () => {
    const [ctx, other] = [await aWorkspace(), await aWorkspace()];
    const { secret } = await make(ctx);
    expect((await ask(secret)).status).toBe(200);
    for (const name of [ctx.workspaceId, ctx.workspaceId.replace("_", "-")])
      expect((await ask(secret, { "x-workspace-id": name })).status).toBe(200);
    const [foreign, unknown] = [
      await ask(secret, { "x-workspace-id": other.workspaceId }),
      await ask(secret, { "x-workspace-id": "ws_none" }),
    ];
    expect([foreign.status, foreign.body.detail.replace(other.workspaceId, "ws_none")]).toEqual([404, unknown.body.detail]);
    expect((await call(listMembers, { method: "GET", token: secret })).status).toBe(403);
    expect(await call(me, { method: "GET", token: secret })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });

  test("that is unknown, revoked, expired or of a maker who left answers 401 in the same words", async () => {
    const ctx = await aWorkspace();
    const admin = await asMember(ctx, "admin");
    const keys = [await make(ctx), await make(ctx, { expiresAt: inDays(1) }), await make(admin)];
    for (const { secret } of keys) expect((await ask(secret)).status).toBe(200);
    await revokeKey(ctx, { id: keys[0]?.id ?? "" });
    await database()
      .update(apiKeys)
      .set({ expiresAt: sql`now()` })
      .where(eq(apiKeys.id, keys[1]?.id ?? ""));
    await removeMember(ctx, { userId: admin.principal.id });
    const answers = await Promise.all(["pok_none", "pok_", "wrong", ...keys.map(({ secret }) => secret)].map((one) => ask(one)));
    const said = answers.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: "" }]));
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toMatch(/^\[401,/);
    await expect(revokeKey(ctx, { id: keys[0]?.id ?? "" })).rejects.toEqual(refused("not_found"));
  });

  test("stays dead when its maker comes back", () =>
    sandbox(async (ctx) => {
      const admin = await asMember(ctx, "admin");
      const { secret } = await make(admin);
      await removeMember(ctx, { userId: admin.principal.id });
      await ctx.db.execute(
        sql`insert into members (workspace_id, user_id, role) values (${ctx.workspaceId}, ${admin.principal.id}, 'admin')`,
      );
      expect(await findKey(ctx.db, secret)).toBeNull();
    }));

  test("does no more than its maker may now", () =>
    sandbox(async (ctx) => {
      const admin = await asMember(ctx, "admin");
      const { secret } = await make(admin, { scopes: keyScopes });
      const scopesNow = async () => [...((await findKey(ctx.db, secret))?.scopes ?? [])];
      expect(await scopesNow()).toEqual(keyScopes);
      await changeRole(ctx, { userId: admin.principal.id, role: "reviewer" });
      expect(await scopesNow()).toEqual(keyScopes.filter((one) => /:read$|^serve$|^reviews:write$/.test(one)));
    }));

  test("is named in the audit log as who acted", async () => {
    const ctx = await aWorkspace();
    const { id, secret } = await make(ctx, { name: "Nightly", scopes: ["datasets:write"] });
    const request = new Request("http://localhost/", { headers: { authorization: `Bearer ${secret}` } });
    const asKey = await callerOf(request, "datasets:write", "req_1");
    if (!("principal" in asKey)) throw new Error("a key acts in a workspace");
    expect(asKey).toMatchObject({ workspaceId: ctx.workspaceId, principal: { kind: "key", id } });
    await createDataset(asKey, CreateDataset.parse({ name: "By a key" }));
    const { data } = await listAudit(ctx, ListAudit.parse({ action: "dataset.created" }));
    expect(data).toMatchObject([{ actorKind: "key", actorId: id, actorName: "Nightly" }]);
  });

  test("remembers when it was used, with one write a minute however often it is", async () => {
    const ctx = await aWorkspace();
    const { id, secret } = await make(ctx);
    const row = async () => {
      const [found] = await database()
        .select({ lastUsedAt: apiKeys.lastUsedAt, updatedAt: apiKeys.updatedAt, written: sql<string>`xmin::text` })
        .from(apiKeys)
        .where(eq(apiKeys.id, id));
      return found;
    };
    const made = await row();
    await Promise.all(Array.from({ length: 10 }, () => ask(secret)));
    const used = await row();
    expect(used?.lastUsedAt).toBeInstanceOf(Date);
    expect(used?.updatedAt).toEqual(made?.updatedAt);
    await ask(secret);
    expect(await row()).toEqual(used);
    await database().update(apiKeys).set({ lastUsedAt: sql`now() - interval '2 minutes'` }).where(eq(apiKeys.id, id));
    await ask(secret);
    expect((await row())?.lastUsedAt?.getTime()).toBeGreaterThanOrEqual(used?.lastUsedAt?.getTime() ?? Number.NaN);
  });
});

test("another workspace's key can be neither seen nor revoked", () =>
  sandbox(async (ctx) => {
    const { id } = await make(await aWorkspace(ctx.db));
    expect((await listKeys(ctx, ListKeys.parse({}))).data).toEqual([]);
    await expect(revokeKey(ctx, { id })).rejects.toEqual(refused("not_found"));
  }));

test("a key is found by an index", async () => {
  await database().transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const plan = await tx.execute(sql`explain select 1 from api_keys where hash = 'x'`);
    expect(JSON.stringify(plan)).toContain("api_keys_hash_unique");
  });
});
