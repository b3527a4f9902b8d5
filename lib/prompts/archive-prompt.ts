import { eq, sql } from "drizzle-orm";
import { deployments, prompts } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { requireScope, verb } from "@/lib/verb";
import { forgetServed } from "./forget-served";
import { lockPrompt, readPrompt } from "./rows";
import type { ArchivePrompt } from "./schema";

/**
 * Puts a prompt away. One that an environment serves goes only with `deactivate`, and is then served nowhere: that takes the
 * permission to promote as well.
 */
export const archivePrompt = verb("prompts:write", (ctx, input: ArchivePrompt) =>
  inTransaction(ctx, async (ctx) => {
    const { id, slug, archivedAt } = await lockPrompt(ctx, input.id);
    if (!archivedAt) {
      const served = (await readPrompt(ctx, id)).deployments;
      const places = served.map(({ environment }) => environment).join(", ");
      if (places && !input.deactivate)
        throw conflict(`The prompt “${slug}” is served in ${places}: archive it with deactivate=true to stop that.`);
      if (places) requireScope(ctx, "prompts:promote");
      await ctx.db.delete(deployments).where(eq(deployments.promptId, id));
      forgetServed(ctx, id);
      await ctx.db.update(prompts).set({ archivedAt: sql`now()` }).where(eq(prompts.id, id));
      await recordAudit(ctx, "prompt.archived", id, { deactivated: served });
    }
    return readPrompt(ctx, id);
  }),
);
