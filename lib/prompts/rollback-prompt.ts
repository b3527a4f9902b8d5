import { and, eq } from "drizzle-orm";
import { promotions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { emitEvent } from "@/lib/webhooks/emit-event";
import { deployVersion } from "./deploy-version";
import { describeVersion } from "./describe-version";
import { findOneBefore, isOf } from "./find-one-before";
import { findVersion, type StoredVersion } from "./find-version";
import { holdVersion } from "./hold-version";
import type { RollbackPrompt } from "./promotion-schema";
import { readVersion } from "./read-version";
import { requireNotHeld } from "./require-not-held";
import { lockOpenPrompt, requireEnvironment } from "./rows";

/**
 * Takes an environment back to a version it served before: the named one, else the one that the present version
 * replaced when it was promoted, so that one rollback after another goes further back. No gate, but a reason. The version it
 * leaves is held there, and a held one is no way back either until a person releases it.
 */
export const rollbackPrompt = verb("prompts:rollback", (ctx, input: RollbackPrompt) =>
  inTransaction(ctx, async (ctx) => {
    const { environment, reason } = input;
    const { id: promptId, slug } = await lockOpenPrompt(ctx, input.id);
    await requireEnvironment(ctx, environment);
    const present = await findVersion(ctx, `${slug}@${environment}`);
    const past = { promptId, environment };
    const target = input.toVersionId ? await readVersion(ctx, input.toVersionId) : await oneBefore(ctx, past, present);
    if (target.id === present?.id) return describeVersion(ctx, target);
    if (!(await wasServed(ctx, past, target)))
      throw conflict(
        `Version ${target.number} of “${target.promptSlug}” was never served in ${environment}: promote it instead.`,
      );
    if (target.state !== "ready")
      throw conflict(`Version ${target.number} is archived: unarchive it first, or name another one.`);
    await requireNotHeld(ctx, target, environment);

    const release = { ...past, kind: "rollback" as const, versionId: target.id, fromVersionId: present?.id, reason };
    const promotionId = await deployVersion(ctx, release);
    if (present) await holdVersion(ctx, { ...past, versionId: present.id, promotionId, reason });
    const details = { environment, versionId: target.id, number: target.number, from: present?.number ?? null, reason };
    await recordAudit(ctx, "prompt.rolled_back", promptId, details);
    await emitEvent(ctx, "version.rolled_back", { promptId, promptSlug: slug, ...details });
    return describeVersion(ctx, await readVersion(ctx, target.id));
  }),
);

type Past = { promptId: string; environment: string };

async function oneBefore(ctx: Context, past: Past, present: StoredVersion | null): Promise<StoredVersion> {
  const before = await findOneBefore(ctx, past, present);
  if (!before) throw conflict(`Nothing was served in ${past.environment} before: there is no version to go back to.`);
  return readVersion(ctx, before);
}

const wasServed = async (ctx: Context, past: Past, { id }: StoredVersion) =>
  (await ctx.db.$count(promotions, and(isOf(past), eq(promotions.versionId, id)))) > 0;
