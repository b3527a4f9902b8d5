import { and, eq, isNull, sql } from "drizzle-orm";
import { versionHolds } from "@/db/schema/gates";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction, requirePerson } from "@/lib/context";
import { verb } from "@/lib/verb";
import { describeVersion } from "./describe-version";
import { lockVersion } from "./lock-version";
import type { ReleaseVersion } from "./promotion-schema";
import { readVersion } from "./read-version";
import { requireEnvironment } from "./rows";

/** Lets an environment take a version again that it was rolled back from. Only a person can; what is not held is left as it is. */
export const releaseVersion = verb("prompts:promote", (ctx, { id, environment, reason }: ReleaseVersion) =>
  inTransaction(ctx, async (ctx) => {
    const person = requirePerson(ctx);
    const version = await lockVersion(ctx, id);
    await requireEnvironment(ctx, environment);
    const hold = version.heldIn.find((one) => one.environment === environment);
    if (!hold) return describeVersion(ctx, version);
    await ctx.db
      .update(versionHolds)
      .set({ releasedAt: sql`now()`, releasedBy: person.id })
      .where(
        and(eq(versionHolds.versionId, version.id), eq(versionHolds.environment, environment), isNull(versionHolds.releasedAt)),
      );
    const { promptId, number } = version;
    await recordAudit(ctx, "version.released", version.id, { promptId, environment, number, heldFor: hold.reason, reason });
    return describeVersion(ctx, await readVersion(ctx, version.id));
  }),
);
