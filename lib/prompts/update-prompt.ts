import { eq } from "drizzle-orm";
import { prompts } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { inTransaction } from "@/lib/context";
import { readSuite, requireInUse } from "@/lib/suites/rows";
import { verb } from "@/lib/verb";
import { lockOpenPrompt, readPrompt, requireMember } from "./rows";
import type { UpdatePrompt } from "./schema";

/** Changes what describes a prompt; a field that is left out stays, and one that says what is there already is no change. */
export const updatePrompt = verb("prompts:write", (ctx, input: UpdatePrompt) =>
  inTransaction(ctx, async (ctx) => {
    const { id: ref, ...given } = input;
    const before = await lockOpenPrompt(ctx, ref);
    const { id } = before;
    if (given.ownerId) await requireMember(ctx, given.ownerId);
    const suite = given.defaultSuiteId ? await readSuite(ctx, given.defaultSuiteId) : null;
    if (suite && suite.id !== before.defaultSuiteId) requireInUse(suite);
    const fields = { ...given, ...(suite && { defaultSuiteId: suite.id }) };
    const changed = changedFields(before, fields);
    if (changed.length > 0) {
      await ctx.db.update(prompts).set(fields).where(eq(prompts.id, id));
      await recordAudit(ctx, "prompt.updated", id, { fields: changed });
    }
    return readPrompt(ctx, id);
  }),
);
