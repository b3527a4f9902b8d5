import { and, asc, eq } from "drizzle-orm";
import { gates } from "@/db/schema/gates";
import { prompts } from "@/db/schema/prompts";
import { verb } from "@/lib/verb";
import { readSuite } from "./rows";
import type { SuiteId } from "./schema";

/** The prompts whose default a suite is, and the gates that ask for it with the revision they were set for. */
export const listSuiteUses = verb("evaluations:read", async (ctx, input: SuiteId) => {
  const { id } = await readSuite(ctx, input.id);
  const { db, workspaceId } = ctx;
  const { slug, name } = prompts;
  const [defaults, asking] = await Promise.all([
    db
      .select({ slug, name })
      .from(prompts)
      .where(and(eq(prompts.workspaceId, workspaceId), eq(prompts.defaultSuiteId, id)))
      .orderBy(asc(name))
      .limit(100),
    db
      .select({ slug, name, environment: gates.environment, revision: gates.suiteRevision })
      .from(gates)
      .innerJoin(prompts, eq(prompts.id, gates.promptId))
      .where(and(eq(gates.workspaceId, workspaceId), eq(gates.suiteId, id)))
      .orderBy(asc(name), asc(gates.environment))
      .limit(100),
  ]);
  return { prompts: defaults, gates: asking };
});
