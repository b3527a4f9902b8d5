import { eq } from "drizzle-orm";
import { promptVersions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { describeVersion } from "./describe-version";
import { inputContent } from "./input-content";
import { lockVersion } from "./lock-version";
import { readVersion } from "./read-version";
import { recordEdit } from "./record-edit";
import { saveContent } from "./save-content";
import type { UpdateVersion } from "./schema";

/**
 * Points a draft at new content. `ifMatch` is the content hash the writer started from; where somebody saved since, the
 * conflict carries the content as it is now.
 */
export const updateVersion = verb("prompts:write", (ctx, input: UpdateVersion) =>
  inTransaction(ctx, async (ctx) => {
    const draft = await lockVersion(ctx, input.id);
    if (draft.state !== "draft")
      throw conflict(`Version ${draft.number} is published and never changes: make a new one from it.`);
    if (input.ifMatch !== draft.contentHash) {
      const { contentHash, messages, variables, model } = await describeVersion(ctx, draft);
      const current = { contentHash, messages, variables, model };
      throw conflict("The draft was saved by somebody else since you opened it.", { current });
    }
    const contentHash = await saveContent(ctx, inputContent(input, draft.content));
    const providerId = input.model ? (input.model.providerId ?? null) : draft.providerId;
    if (changedFields(draft, { contentHash, providerId, changelog: input.changelog }).length === 0)
      return describeVersion(ctx, draft);
    await ctx.db
      .update(promptVersions)
      .set({ contentHash, providerId, changelog: input.changelog })
      .where(eq(promptVersions.id, draft.id));
    await recordEdit(ctx, { promptId: draft.promptId, versionIds: [draft.id] });
    await recordAudit(ctx, "version.updated", draft.id, { contentHash, from: draft.contentHash });
    return describeVersion(ctx, await readVersion(ctx, draft.id));
  }),
);
