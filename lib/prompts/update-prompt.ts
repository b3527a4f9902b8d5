import { eq } from "drizzle-orm";
import { prompts } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { lockOpenPrompt, readPrompt, requireMember } from "./rows";
import type { UpdatePrompt } from "./schema";

/** Changes what describes a prompt; a field that is left out stays. */
export const updatePrompt = verb("prompts:write", (ctx, input: UpdatePrompt) =>
  inTransaction(ctx, async (ctx) => {
    const { id: ref, ...fields } = input;
    const { id } = await lockOpenPrompt(ctx, ref);
    if (fields.ownerId) await requireMember(ctx, fields.ownerId);
    const changed = Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    if (changed.length > 0) {
      await ctx.db.update(prompts).set(fields).where(eq(prompts.id, id));
      await recordAudit(ctx, "prompt.updated", id, { fields: changed });
    }
    return readPrompt(ctx, id);
  }),
);
