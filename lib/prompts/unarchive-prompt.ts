import { eq } from "drizzle-orm";
import { prompts } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { lockPrompt, readPrompt } from "./rows";
import type { OfPrompt } from "./schema";

/** Takes a prompt out of the archive. No environment serves it until a version is promoted again. */
export const unarchivePrompt = verb("prompts:write", (ctx, input: OfPrompt) =>
  inTransaction(ctx, async (ctx) => {
    const { id, archivedAt } = await lockPrompt(ctx, input.id);
    if (archivedAt) {
      await ctx.db.update(prompts).set({ archivedAt: null }).where(eq(prompts.id, id));
      await recordAudit(ctx, "prompt.unarchived", id);
    }
    return readPrompt(ctx, id);
  }),
);
