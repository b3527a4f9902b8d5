import { eq, sql } from "drizzle-orm";
import { promptVersions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { describeVersion } from "./describe-version";
import { lockVersion } from "./lock-version";
import { readVersion } from "./read-version";
import { requirePublishable } from "./require-publishable";
import type { OfVersion } from "./schema";

/** Makes a draft ready, for good; the content keeps its hash and so what was measured of it. A ready version is left as it is. */
export const publishVersion = verb("prompts:write", (ctx, input: OfVersion) =>
  inTransaction(ctx, async (ctx) => {
    const version = await lockVersion(ctx, input.id);
    const { id, number, state, contentHash } = version;
    if (state === "ready") return describeVersion(version);
    if (state === "archived") throw conflict(`Version ${number} is archived: unarchive it instead.`);
    requirePublishable(version.content);
    await ctx.db
      .update(promptVersions)
      .set({ state: "ready", publishedAt: sql`now()`, publishedBy: ctx.principal.id })
      .where(eq(promptVersions.id, id));
    await recordAudit(ctx, "version.published", id, { number, contentHash });
    return describeVersion(await readVersion(ctx, id));
  }),
);
