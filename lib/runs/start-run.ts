import { one } from "@/db/rows";
import { runs } from "@/db/schema/runs";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { saveContent } from "@/lib/prompts/save-content";
import { readCatalogue } from "@/lib/providers/read-catalogue";
import { enqueue } from "@/lib/queue";
import { compileContent } from "@/lib/templates/compile-content";
import { verb } from "@/lib/verb";
import { describeRun } from "./describe-run";
import { resolveSource } from "./resolve-source";
import type { StartRun } from "./schema";

/** Keeps a playground run with the exact messages it will send, and queues its job in the same transaction. */
export const startRun = verb("runs:write", (ctx, input: StartRun) =>
  inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const { content, known, ...source } = await resolveSource(ctx, input);
    const { providerId = source.providerId, ...override } = input.model ?? {};
    const asked = { ...content, model: { ...content.model, ...override } };
    const { messages } = compileContent(asked, input.variables, known);
    const called = (await readCatalogue(ctx)).resolve({ providerId, name: asked.model.name });
    const run = one(
      await ctx.db
        .insert(runs)
        .values({
          ...source,
          workspaceId,
          contentHash: await saveContent(ctx, asked),
          providerId: called.providerId,
          modelName: called.name === asked.model.name ? null : called.name,
          variables: JSON.stringify(input.variables),
          messages: JSON.stringify(messages),
          createdBy: ctx.principal.id,
        })
        .returning(),
    );
    await enqueue(ctx, "run.execute", { workspaceId, runId: run.id });
    await recordAudit(ctx, "run.started", run.id, { versionId: run.versionId });
    return describeRun(run);
  }),
);
