import { eq } from "drizzle-orm";
import { violated } from "@/db/rows";
import { promptVersions } from "@/db/schema/prompts";
import { runs } from "@/db/schema/runs";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { lockVersion } from "./lock-version";
import type { OfVersion } from "./schema";

/** Deletes a draft; its number stays unused. Playground runs keep its content; what was evaluated or built upon stays. */
export const deleteVersion = verb("prompts:write", (ctx, input: OfVersion) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    const { id, number, state, promptId } = await lockVersion(ctx, input.id);
    if (state !== "draft") throw conflict(`Version ${number} is published and stays: archive it instead.`);
    await ctx.db.update(runs).set({ versionId: null }).where(eq(runs.versionId, id));
    await ctx.db.delete(promptVersions).where(eq(promptVersions.id, id));
    await recordAudit(ctx, "version.deleted", id, { promptId, number });
  }).catch((error: unknown) => {
    const broken = violated(error);
    if (broken?.kind !== "foreign_key") throw error;
    if (broken.constraint.startsWith("prompt_versions")) throw conflict("Another version is based on this draft, so it stays.");
    if (broken.constraint.startsWith("runs")) throw conflict("This draft is being run at this moment: try again.");
    throw conflict("This draft was evaluated, so it stays.");
  }),
);
