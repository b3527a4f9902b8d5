import { eq, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { prompts, promptVersions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/context";
import { emitEvent } from "@/lib/webhooks/emit-event";
import { describeVersion } from "./describe-version";
import { readVersion } from "./read-version";
import { recordEdit } from "./record-edit";

type Step = Pick<typeof promptVersions.$inferInsert, "contentHash" | "providerId" | "changelog" | "basedOn"> & {
  state: "draft" | "ready";
  copiedFrom?: string;
};

/** Adds the next version of a prompt whose lock is held. Numbers are handed out in order and never reused. */
export async function addVersion(ctx: Context, promptId: string, { copiedFrom, ...step }: Step) {
  const { workspaceId, principal } = ctx;
  const { number } = one(
    await ctx.db
      .update(prompts)
      .set({ lastVersionNumber: sql`${prompts.lastVersionNumber} + 1` })
      .where(eq(prompts.id, promptId))
      .returning({ number: prompts.lastVersionNumber }),
  );
  const published = step.state === "ready" ? { publishedAt: sql`now()`, publishedBy: principal.id } : {};
  const { id } = one(
    await ctx.db
      .insert(promptVersions)
      .values({ ...step, ...published, workspaceId, promptId, number, createdBy: principal.id })
      .returning({ id: promptVersions.id }),
  );
  await recordEdit(ctx, { promptId, versionIds: [id], copiedFrom });
  const origin = copiedFrom === undefined ? {} : { clonedFrom: copiedFrom };
  await recordAudit(ctx, "version.created", id, { promptId, number, state: step.state, ...origin });
  const version = await readVersion(ctx, id);
  const { promptSlug } = version;
  await emitEvent(ctx, "version.created", { promptId, promptSlug, versionId: id, number, state: step.state });
  return describeVersion(ctx, version);
}
