import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { webhookDeliveries, webhooks } from "@/db/schema/webhooks";
import { aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { createVersion } from "@/lib/prompts/create-version";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { rollbackPrompt } from "@/lib/prompts/rollback-prompt";
import { aPrompt, aReadyVersion, aVersion } from "@/lib/prompts/testing";
import { emitEvent } from "./emit-event";
import { type EventType, eventTypes } from "./events";

const url = "https://hooks.example.com/promptops";

async function aWebhook({ db, workspaceId }: Context, of: { events?: EventType[]; enabled?: boolean } = {}) {
  const [row] = await db
    .insert(webhooks)
    .values({ workspaceId, url, events: eventTypes, ...of })
    .returning();
  return row?.id;
}

const kept = ({ db, workspaceId }: Context) =>
  db.select().from(webhookDeliveries).where(eq(webhookDeliveries.workspaceId, workspaceId)).orderBy(webhookDeliveries.id);
const jobsOf = async ({ db, workspaceId }: Context) =>
  Array.from(
    await db.execute<{ data: unknown; group: string }>(
      sql`select data, group_id as "group" from pgboss.job where name = 'webhook.deliver' and data ->> 'workspaceId' = ${workspaceId}`,
    ),
  );

const version = { promptId: "prm_1", promptSlug: "greeting", versionId: "pv_1", number: 1, state: "draft" as const };

describe("emitEvent", () => {
  test("keeps one delivery for each enabled webhook that wants the event, with a job for each", () =>
    sandbox(async (ctx) => {
      const first = await aWebhook(ctx);
      const second = await aWebhook(ctx, { events: ["version.created"] });
      await aWebhook(ctx, { events: ["version.promoted"] });
      await aWebhook(ctx, { enabled: false });
      await aWebhook(await aWorkspace(ctx.db));
      await emitEvent(ctx, "version.created", version);
      const rows = await kept(ctx);
      expect(rows.map(({ webhookId }) => webhookId).sort()).toEqual([first, second].sort());
      expect(rows[0]).toMatchObject({ event: "version.created", state: "pending", attempts: 0, status: null });
      expect(JSON.parse(rows[0]?.body ?? "")).toEqual({
        id: rows[0]?.id,
        type: "version.created",
        timestamp: expect.stringMatching(/Z$/),
        workspaceId: ctx.workspaceId,
        by: ctx.principal.id,
        data: version,
      });
      const jobs = await jobsOf(ctx);
      expect(jobs.map(({ group }) => group).sort()).toEqual([first, second].sort());
      expect(jobs[0]?.data).toMatchObject({ attempt: 0, asked: false });
    }));

  test("asks for no data where nobody wants to know", () =>
    sandbox(async (ctx) => {
      await aWebhook(ctx, { events: ["version.promoted"] });
      await emitEvent(ctx, "version.created", () => Promise.reject(new Error("asked")));
      expect(await kept(ctx)).toEqual([]);
    }));

  test("is called where a version is made, promoted and rolled back", () =>
    sandbox(async (ctx) => {
      await aWebhook(ctx);
      const { id } = await aPrompt(ctx);
      const [one, two] = [await aReadyVersion(ctx, id, "One"), await aReadyVersion(ctx, id, "Two")];
      await createVersion(ctx, { id, ...aVersion("Three") });
      for (const version of [one, two])
        await promoteVersion(ctx, { id: version.id, environment: "production", acceptBreaking: false });
      await rollbackPrompt(ctx, { id, environment: "production", reason: "Complaints" });
      const told = (await kept(ctx)).map(({ body }) => JSON.parse(body));
      expect(told.map(({ type }) => type)).toEqual([
        ...["version.created", "version.created", "version.created"],
        ...["version.promoted", "version.promoted", "version.rolled_back"],
      ]);
      expect(told[4].data).toEqual({
        ...{ promptId: id, promptSlug: "greeting", versionId: two.id, number: 2 },
        ...{ environment: "production", from: 1, reason: null },
      });
      expect(told[5].data).toMatchObject({ versionId: one.id, number: 1, from: 2, reason: "Complaints" });
    }));
});
