import { eq } from "drizzle-orm";
import { promptVersions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { describeVersion } from "./describe-version";
import { lockVersion } from "./lock-version";
import { readVersion } from "./read-version";
import type { OfVersion } from "./schema";

/** Puts a published version away, so that it cannot be promoted. One that an environment serves stays; an archived one is left. */
export const archiveVersion = verb("prompts:write", (ctx, input: OfVersion) =>
  inTransaction(ctx, async (ctx) => {
    const version = await lockVersion(ctx, input.id);
    const { id, number, state, active } = version;
    if (state === "archived") return describeVersion(ctx, version);
    if (state === "draft") throw conflict(`Version ${number} is a draft: delete it instead.`);
    if (active.length > 0) throw conflict(`Version ${number} is served in ${active.join(", ")}: promote another one first.`);
    await ctx.db.update(promptVersions).set({ state: "archived" }).where(eq(promptVersions.id, id));
    await recordAudit(ctx, "version.archived", id, { number });
    return describeVersion(ctx, await readVersion(ctx, id));
  }),
);
