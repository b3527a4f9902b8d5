import { eq } from "drizzle-orm";
import { promptVersions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { describeVersion } from "./describe-version";
import { lockVersion } from "./lock-version";
import { readVersion } from "./read-version";
import { recordEdit } from "./record-edit";
import type { OfVersion } from "./schema";

/** Makes an archived version ready again; a ready one is left as it is. */
export const unarchiveVersion = verb("prompts:write", (ctx, input: OfVersion) =>
  inTransaction(ctx, async (ctx) => {
    const version = await lockVersion(ctx, input.id);
    const { id, promptId, number, state } = version;
    if (state === "ready") return describeVersion(ctx, version);
    if (state === "draft") throw conflict(`Version ${number} is a draft and was never archived.`);
    await ctx.db.update(promptVersions).set({ state: "ready" }).where(eq(promptVersions.id, id));
    await recordEdit(ctx, { promptId, versionIds: [id] });
    await recordAudit(ctx, "version.unarchived", id, { number });
    return describeVersion(ctx, await readVersion(ctx, id));
  }),
);
