import { eq, sql } from "drizzle-orm";
import { promptVersions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { describeVersion } from "./describe-version";
import { lockVersion } from "./lock-version";
import { pinContent } from "./pin-content";
import { readVersion } from "./read-version";
import { recordEdit } from "./record-edit";
import type { OfVersion } from "./schema";

/**
 * Makes a draft ready, for good. The content keeps its hash and so what was measured of it, unless it includes a prompt that
 * another version was promoted of since: what it includes is pinned now. A ready version is left as it is.
 */
export const publishVersion = verb("prompts:write", (ctx, input: OfVersion) =>
  inTransaction(ctx, async (ctx) => {
    const version = await lockVersion(ctx, input.id);
    const { id, promptId, promptSlug, number, state, content } = version;
    if (state === "ready") return describeVersion(ctx, version);
    if (state === "archived") throw conflict(`Version ${number} is archived: unarchive it instead.`);
    const contentHash = await pinContent(ctx, content, promptSlug);
    await ctx.db
      .update(promptVersions)
      .set({ state: "ready", contentHash, publishedAt: sql`now()`, publishedBy: ctx.principal.id })
      .where(eq(promptVersions.id, id));
    await recordEdit(ctx, { promptId, versionIds: [id] });
    await recordAudit(ctx, "version.published", id, { number, contentHash });
    return describeVersion(ctx, await readVersion(ctx, id));
  }),
);
