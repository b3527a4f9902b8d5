import { expect, test } from "vitest";
import { webhookSecrets } from "@/db/schema/webhooks";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { createWebhookSecret } from "./create-webhook-secret";
import { listWebhookSecrets } from "./list-webhook-secrets";
import { openWebhookSecrets } from "./open-webhook-secrets";
import { revokeWebhookSecret } from "./revoke-webhook-secret";

test("the first is made at random, sealed, and named by nothing but its own answer", () =>
  sandbox(async (ctx) => {
    const { id, secret } = await createWebhookSecret(ctx, { keepPrevious: true });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await openWebhookSecrets(ctx)).toEqual([secret]);
    const told = JSON.stringify([await listWebhookSecrets(ctx, {}), await ctx.db.select().from(webhookSecrets)]);
    expect(told).not.toContain(secret.slice(6));
    expect((await listWebhookSecrets(ctx, {})).data).toMatchObject([{ id, expiresAt: null }]);
    expect(await auditTrail(ctx)).toEqual(["webhook_secret.created"]);
  }));

test("rotating keeps the one before for a day, and none before that", () =>
  sandbox(async (ctx) => {
    const [first, second, third] = [
      await createWebhookSecret(ctx, { keepPrevious: true }),
      await createWebhookSecret(ctx, { keepPrevious: true }),
      await createWebhookSecret(ctx, { keepPrevious: true }),
    ];
    const opened = await openWebhookSecrets(ctx);
    expect(new Set(opened)).toEqual(new Set([third.secret, second.secret]));
    expect(opened).not.toContain(first.secret);
    const { data } = await listWebhookSecrets(ctx, {});
    const previous = data.find(({ id }) => id === second.id)?.expiresAt;
    expect(Math.round(((previous?.getTime() ?? 0) - Date.now()) / 3_600_000)).toBe(24);
    expect(await auditTrail(ctx)).toEqual(["webhook_secret.created", "webhook_secret.rotated", "webhook_secret.rotated"]);
  }));

test("one that became known ends at once, and so does one that is revoked", () =>
  sandbox(async (ctx) => {
    await createWebhookSecret(ctx, { keepPrevious: true });
    const { id, secret } = await createWebhookSecret(ctx, { keepPrevious: false });
    expect(await openWebhookSecrets(ctx)).toEqual([secret]);
    await revokeWebhookSecret(ctx, { id });
    expect(await openWebhookSecrets(ctx)).toEqual([]);
    await expect(revokeWebhookSecret(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await auditTrail(ctx)).at(-1)).toBe("webhook_secret.revoked");
  }));

test("made twice at once there is one present and one previous", async () => {
  const ctx = await aWorkspace();
  await Promise.all([1, 2].map(() => createWebhookSecret(ctx, { keepPrevious: true })));
  const { data } = await listWebhookSecrets(ctx, {});
  expect(data.filter(({ expiresAt }) => expiresAt === null)).toHaveLength(1);
  expect(data).toHaveLength(2);
});

test("an editor neither makes nor sees them", () =>
  sandbox(async (ctx) => {
    const editor = {
      ...ctx,
      principal: { ...ctx.principal, scopes: new Set(["evaluations:write", "providers:write"] as const) },
    };
    await expect(createWebhookSecret(editor, { keepPrevious: true })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listWebhookSecrets(editor, {})).rejects.toMatchObject({ code: "forbidden" });
  }));
