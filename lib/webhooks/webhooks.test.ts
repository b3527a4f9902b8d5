import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { createWebhook } from "./create-webhook";
import { deleteWebhook } from "./delete-webhook";
import { emitEvent } from "./emit-event";
import { getWebhook } from "./get-webhook";
import { listDeliveries } from "./list-deliveries";
import { listWebhooks } from "./list-webhooks";
import { redeliver } from "./redeliver";
import { retryAt } from "./retry-at";
import { CreateWebhook, ListDeliveries, ListWebhooks } from "./schema";
import { testWebhook } from "./test-webhook";
import { updateWebhook } from "./update-webhook";

const url = "https://93.184.216.34/hooks/s3cret?token=s3cret";
const aWebhook = (ctx: Context, more: object = {}) =>
  createWebhook(ctx, CreateWebhook.parse({ url, events: ["version.created"], ...more }));
const version = { promptId: "prm_1", promptSlug: "greeting", versionId: "pv_1", number: 1, state: "draft" as const };

describe("webhooks", () => {
  test("are made, changed and removed, each with an entry that does not tell the address", () =>
    sandbox(async (ctx) => {
      const { id } = await aWebhook(ctx, { events: ["version.created", "version.created"] });
      expect(await getWebhook(ctx, { id })).toMatchObject({
        url,
        events: ["version.created"],
        enabled: true,
        lastDelivery: null,
      });
      await updateWebhook(ctx, { id, events: ["version.promoted"], url: `${url}2` });
      await updateWebhook(ctx, { id, events: ["version.promoted"], url: `${url}2` });
      await testWebhook(ctx, { id });
      expect(await getWebhook(ctx, { id })).toMatchObject({ lastDelivery: { event: "ping", state: "pending" } });
      await deleteWebhook(ctx, { id });
      await expect(getWebhook(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
      expect(await ctx.db.$count(webhookDeliveries, eq(webhookDeliveries.webhookId, id))).toBe(0);
      expect(await auditTrail(ctx)).toEqual(["webhook.created", "webhook.updated", "webhook.tested", "webhook.deleted"]);
      const entries = await ctx.db.select().from(auditEntries).where(eq(auditEntries.workspaceId, ctx.workspaceId));
      expect(JSON.stringify(entries)).not.toContain("s3cret");
      expect(JSON.stringify(entries)).toContain("93.184.216.34");
    }));

  test.each([
    ["http://93.184.216.34/hooks", /only https/],
    ["https://127.0.0.1/hooks", /address|host/],
    ["https://169.254.169.254/latest", /address|host/],
    ["https://ada:secret@93.184.216.34/", /user name/],
    ["not an address", /not a URL/],
  ])("are not made for %s", (bad, why) =>
    sandbox(async (ctx) => {
      const refused = { code: "invalid_input", message: expect.stringMatching(why) };
      await expect(aWebhook(ctx, { url: bad })).rejects.toMatchObject(refused);
      const { id } = await aWebhook(ctx);
      await expect(updateWebhook(ctx, { id, url: bad })).rejects.toMatchObject(refused);
    }),
  );

  test("are at most 20", () =>
    sandbox(async (ctx) => {
      for (let n = 0; n < 20; n++) await aWebhook(ctx);
      await expect(aWebhook(ctx)).rejects.toMatchObject({ code: "unprocessable" });
      expect((await listWebhooks(ctx, ListWebhooks.parse({ q: "93.184" }))).pagination.total).toBe(20);
    }));

  test("are for admins", () =>
    sandbox(async (ctx) => {
      const { id } = await aWebhook(ctx);
      const editor = await asMember(ctx, "editor");
      for (const asked of [aWebhook(editor), getWebhook(editor, { id }), testWebhook(editor, { id })])
        await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("the log of deliveries", () => {
  test("is filtered by state and event, and looked through for what is posted", () =>
    sandbox(async (ctx) => {
      const { id } = await aWebhook(ctx);
      await emitEvent(ctx, "version.created", version);
      const { id: ping } = await testWebhook(ctx, { id });
      await ctx.db.update(webhookDeliveries).set({ state: "failed" }).where(eq(webhookDeliveries.id, ping));
      const events = async (filter: object) =>
        (await listDeliveries(ctx, ListDeliveries.parse({ id, ...filter }))).data.map(({ event }) => event);
      expect((await events({})).sort()).toEqual(["ping", "version.created"]);
      expect(await events({ state: "failed" })).toEqual(["ping"]);
      expect(await events({ event: "version.created" })).toEqual(["version.created"]);
      expect(await events({ q: "pv_1" })).toEqual(["version.created"]);
      const stranger = await aWorkspace(ctx.db);
      await expect(listDeliveries(stranger, ListDeliveries.parse({ id }))).rejects.toMatchObject({ code: "not_found" });
      await expect(redeliver(stranger, { id: ping })).rejects.toMatchObject({ code: "not_found" });
    }));
});

test("tries come further and further apart, eight within a day", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => {
    const at = retryAt({ event: "version.created", tries }, () => 0.5);
    return at && Math.round((at.getTime() - Date.now()) / 1_000);
  });
  expect(waits).toEqual([10, 60, 300, 1_800, 7_200, 21_600, 43_200, null]);
  expect(retryAt({ event: "ping", tries: 1 })).toBeNull();
});
