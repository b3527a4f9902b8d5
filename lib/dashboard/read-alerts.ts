import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { alerts } from "@/db/schema/alerts";
import { prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";

const unresolved = ["open", "acknowledged"] as const;

/** The alerts that nobody has resolved, those nobody has seen first: at most one for each prompt, suite and environment. */
export async function readAlerts({ db, workspaceId }: Context) {
  const rows = await db
    .select({
      id: alerts.id,
      promptName: prompts.name,
      environment: alerts.environment,
      number: promptVersions.number,
      state: alerts.state,
      createdAt: alerts.createdAt,
    })
    .from(alerts)
    .innerJoin(prompts, eq(prompts.id, alerts.promptId))
    .innerJoin(promptVersions, eq(promptVersions.id, alerts.versionId))
    .where(and(eq(alerts.workspaceId, workspaceId), inArray(alerts.state, [...unresolved])))
    .orderBy(desc(alerts.state), desc(alerts.createdAt), asc(alerts.id));
  return rows.flatMap((row) => unresolved.filter((state) => state === row.state).map((state) => ({ ...row, state })));
}
