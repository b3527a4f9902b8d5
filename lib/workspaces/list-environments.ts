import { asc, eq } from "drizzle-orm";
import { environments } from "@/db/schema/workspaces";
import { verb } from "@/lib/verb";

/** The names of the workspace's environments, production first. */
export const listEnvironments = verb("prompts:read", async ({ db, workspaceId }): Promise<string[]> => {
  const rows = await db
    .select({ name: environments.name })
    .from(environments)
    .where(eq(environments.workspaceId, workspaceId))
    .orderBy(asc(environments.name));
  const names = rows.map(({ name }) => name);
  return names.sort((a, b) => Number(b === "production") - Number(a === "production"));
});
