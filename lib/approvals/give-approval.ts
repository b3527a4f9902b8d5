import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { approvals } from "@/db/schema/gates";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction, requirePerson } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { lockVersion } from "@/lib/prompts/lock-version";
import { verb } from "@/lib/verb";
import { countApprovals } from "./count-approvals";
import type { GiveApproval } from "./schema";

/** A person's word on releasing a version, bound to its content; what they say later takes its place. Only people approve. */
export const giveApproval = verb("reviews:write", (ctx, { id, decision, comment }: GiveApproval) =>
  inTransaction(ctx, async (ctx) => {
    const person = requirePerson(ctx);
    const version = await lockVersion(ctx, id);
    if (version.state === "draft") throw conflict(`Version ${version.number} is a draft and may still change: publish it first.`);
    if (version.state === "archived") throw conflict(`Version ${version.number} is archived: unarchive it first.`);
    const { promptId, contentHash } = version;
    const bound = { workspaceId: ctx.workspaceId, promptId, versionId: version.id, contentHash };
    const approval = one(
      await ctx.db
        .insert(approvals)
        // Under the prompt's lock the time of the row orders what one person said twice.
        .values({ ...bound, decision, comment, createdBy: person.id, createdAt: sql`clock_timestamp()` })
        .returning({ id: approvals.id }),
    );
    const done = decision === "approve" ? "version.approved" : "version.declined";
    await recordAudit(ctx, done, version.id, { approvalId: approval.id, number: version.number, contentHash, comment });
    const { data } = await countApprovals(ctx, version, "production");
    return one(data.filter((given) => given.id === approval.id));
  }),
);
