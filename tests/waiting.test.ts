import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { reviewTasks } from "@/db/schema/review-queues";
import { asMember, aWorkspace } from "@/db/testing";
import { giveApproval } from "@/lib/approvals/give-approval";
import type { Context } from "@/lib/context";
import { listWaiting } from "@/lib/dashboard/list-waiting";
import { decideGateChange } from "@/lib/gates/decide-gate-change";
import { putGate } from "@/lib/gates/put-gate";
import { GateRules } from "@/lib/gates/schema";
import { nextItem } from "@/lib/reviews/next-item";
import { skipItem } from "@/lib/reviews/skip-item";
import { aFilledWorkspace } from "./a-filled-workspace";
import { aGatedPrompt } from "./a-gated-prompt";

describe("a version that lacks approvals", () => {
  let ctx: Context;
  let reviewer: Context;
  let gated: Awaited<ReturnType<typeof aGatedPrompt>>;
  beforeAll(async () => {
    ctx = await aWorkspace();
    reviewer = await asMember(ctx, "reviewer");
    gated = await aGatedPrompt(ctx, { rules: { comparison: "none", approvals: 1 } });
  });

  test("waits for who may approve it, neither for its author nor for a viewer, until it has them", async () => {
    const waitsFor = async (who: Context) =>
      (await listWaiting(who, {})).approvals.map(({ number, required }) => [number, required]);
    expect(await waitsFor(reviewer)).toEqual([[2, 1]]);
    expect(await waitsFor(ctx)).toEqual([]);
    expect(await waitsFor(await asMember(ctx, "viewer"))).toEqual([]);
    expect(await waitsFor(await asMember(await aWorkspace(), "owner"))).toEqual([]);
    const other = await asMember(ctx, "reviewer");
    await giveApproval(reviewer, { id: gated.next.id, decision: "approve" });
    expect(await waitsFor(other)).toEqual([]);
  });

  test("and a gate that was asked to be loosened waits for another admin until one decides", async () => {
    const admin = await asMember(ctx, "admin");
    await putGate(ctx, {
      id: gated.prompt,
      environment: "production",
      rules: GateRules.parse({ comparison: "none", approvals: 0 }),
    });
    const [waiting] = (await listWaiting(admin, {})).gateChanges;
    expect(waiting).toMatchObject({ environment: "production", loosens: [expect.any(String)] });
    expect((await listWaiting(ctx, {})).gateChanges).toEqual([]);
    expect((await listWaiting(reviewer, {})).gateChanges).toEqual([]);
    await decideGateChange(admin, { id: waiting?.id ?? "", decision: "decline" });
    expect((await listWaiting(admin, {})).gateChanges).toEqual([]);
  });
});

test("a review queue waits for whom it has an answer left", async () => {
  const { ctx, ids } = await aFilledWorkspace("waiting");
  const reviewer = await asMember(ctx, "reviewer");
  const left = async () => (await listWaiting(reviewer, {})).reviews.map(({ id, left }) => [id, left]);
  const before = await left();
  expect(before.map(([id]) => id)).toContain(ids.reviewQueue);
  await ctx.db
    .update(reviewTasks)
    .set({ leasedUntil: new Date(0) })
    .where(eq(reviewTasks.workspaceId, ctx.workspaceId)); // nobody holds one back
  for (let item = (await nextItem(reviewer, { id: ids.reviewQueue })).item; item; ) {
    await skipItem(reviewer, { id: ids.reviewQueue, itemId: item.id });
    item = (await nextItem(reviewer, { id: ids.reviewQueue })).item;
  }
  expect((await left()).map(([id]) => id)).not.toContain(ids.reviewQueue);
});
