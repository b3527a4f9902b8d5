import { and, isNotNull } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import type { Context } from "@/lib/context";
import { type Choice, casesAsked } from "./chosen-cases";

/** How many of the cases asked for are left out because they are in quarantine. */
export const countQuarantined = (ctx: Context, choice: Omit<Choice, "workspaceId">): Promise<number> =>
  ctx.db.$count(caseVersions, and(casesAsked({ ...choice, workspaceId: ctx.workspaceId }), isNotNull(caseVersions.quarantined)));
