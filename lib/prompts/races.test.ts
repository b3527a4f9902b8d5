import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test, vi } from "vitest";
import { openDatabase } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { promotions } from "@/db/schema/prompts";
import { auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { archivePrompt } from "./archive-prompt";
import { archiveVersion } from "./archive-version";
import { findVersion } from "./find-version";
import { promoteVersion } from "./promote-version";
import { rollbackPrompt } from "./rollback-prompt";
import { aPrompt, aReadyVersion, aServedVersion } from "./testing";
import { unarchivePrompt } from "./unarchive-prompt";
import { unarchiveVersion } from "./unarchive-version";

vi.setConfig({ testTimeout: 60_000 });

const reader = openDatabase(env().DATABASE_URL, { max: 1 });
const wide = openDatabase(env().DATABASE_URL, { max: 30 });
afterAll(async () => {
  await reader.$client.end();
  await wide.$client.end();
});

const production = { environment: "production", acceptBreaking: false };
const promote = (ctx: Context, id: string) => promoteVersion(ctx, { id, ...production });

/** What calls that are bound to meet may fail with: a conflict, and nothing else. */
async function settled(calls: Promise<unknown>[]): Promise<number> {
  const outcomes = await Promise.allSettled(calls);
  const errors = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  for (const error of errors) if (!(error instanceof AppError && error.status === 409)) throw error;
  return outcomes.length - errors.length;
}

describe("many promotions at once", () => {
  test("leave exactly one version active at every moment, in the order they are recorded", async () => {
    const ctx = await aWorkspace(wide);
    const { id } = await aPrompt(ctx);
    await aServedVersion(ctx, id);
    const versions = await Promise.all(Array.from({ length: 50 }, () => aReadyVersion(ctx, id)));

    let running = true;
    const seen = new Set<number>();
    const polling = (async () => {
      const counts = new Set<number>();
      while (running) {
        const rows = await reader.execute(sql`select version_id from deployments where prompt_id = ${id}`);
        counts.add(rows.length);
        const version = await findVersion({ ...ctx, db: reader }, "greeting@production");
        if (version) seen.add(version.number);
        else counts.add(0);
      }
      return [...counts];
    })();
    const passed = await settled(versions.map((version) => promote(ctx, version.id)));
    running = false;

    expect(await polling).toEqual([1]);
    expect(seen.size).toBeGreaterThan(1);
    expect(passed).toBe(50);
    const history = await ctx.db
      .select()
      .from(promotions)
      .where(eq(promotions.promptId, id))
      .orderBy(promotions.createdAt, promotions.id);
    expect(history.slice(1).map((one) => one.fromVersionId)).toEqual(history.slice(0, -1).map((one) => one.versionId));
    expect((await findVersion(ctx, "greeting@production"))?.id).toBe(history.at(-1)?.versionId);
    const entries = await ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, ctx.workspaceId))
      .orderBy(auditEntries.id);
    const recorded = entries.flatMap((entry) => (entry.action === "version.promoted" ? [entry.targetId] : []));
    expect(recorded).toEqual(history.map((one) => one.versionId));
  });
});

/** Rows that break a rule: served though archived or never published, or an archived prompt that is served. */
const broken = (ctx: Context) =>
  ctx.db.execute(sql`
    select v.id from deployments d join prompt_versions v on v.id = d.version_id join prompts p on p.id = d.prompt_id
    where d.workspace_id = ${ctx.workspaceId} and (v.state <> 'ready' or p.archived_at is not null)`);

describe("changes that meet", () => {
  test("never leave an archived version or prompt served", async () => {
    const ctx = await aWorkspace(wide);
    const { id } = await aPrompt(ctx);
    const first = await aServedVersion(ctx, id);
    const second = await aReadyVersion(ctx, id);
    for (let round = 0; round < 25; round++) {
      await settled([
        promote(ctx, second.id),
        archiveVersion(ctx, { id: second.id }),
        archivePrompt(ctx, { id, deactivate: round % 2 === 0 }),
        rollbackPrompt(ctx, { id, environment: "production", reason: "r", toVersionId: first.id }),
        promote(ctx, first.id),
      ]);
      expect(await broken(ctx)).toEqual([]);
      await unarchivePrompt(ctx, { id });
      await unarchiveVersion(ctx, { id: second.id });
    }
    const promoted = (await auditTrail(ctx)).filter((action) => action === "version.promoted" || action === "prompt.rolled_back");
    expect(await ctx.db.$count(promotions, eq(promotions.promptId, id))).toBe(promoted.length);
  });

  test("promote a version once when it is asked for many times", async () => {
    const ctx = await aWorkspace(wide);
    const { id } = await aReadyVersion(ctx, (await aPrompt(ctx)).id);
    expect(await settled(Array.from({ length: 10 }, () => promote(ctx, id)))).toBe(10);
    expect((await auditTrail(ctx)).filter((action) => action === "version.promoted")).toHaveLength(1);
  });
});
