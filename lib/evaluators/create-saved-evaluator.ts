import { and, eq } from "drizzle-orm";
import { savedEvaluators } from "@/db/schema/evaluators";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { requireMember } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { checkDraft } from "./check-draft";
import { insertRevision } from "./insert-revision";
import { readSaved } from "./rows";
import type { CreateSaved } from "./schema";

/**
 * Saves a configured evaluator under a name, as revision 1, once its fixtures have run. Where they do not pass it is saved all the
 * same, with the report, and cannot be used.
 */
export const createSavedEvaluator = verb("evaluations:write", async (ctx, input: CreateSaved) => {
  const maker = ctx.principal.kind === "user" ? ctx.principal.id : null;
  const { slug, name, description, ownerId = maker, ...draft } = input;
  if (ownerId) await requireMember(ctx, ownerId);
  if (await isTaken(ctx, slug)) throw taken(slug); // before its fixtures cost anything
  const checked = await checkDraft(ctx, draft);
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId, principal } = ctx;
    const [saved] = await ctx.db
      .insert(savedEvaluators)
      .values({ workspaceId, slug, name, description, ownerId, createdBy: principal.id })
      .onConflictDoNothing({ target: [savedEvaluators.workspaceId, savedEvaluators.slug] })
      .returning({ id: savedEvaluators.id });
    if (!saved) throw taken(slug);
    await insertRevision(ctx, { savedId: saved.id, makeCurrent: true, ...draft }, checked);
    await recordAudit(ctx, "evaluator.created", saved.id, { slug, type: checked.use.type, fixturesPassed: checked.passed });
    return readSaved(ctx, saved.id);
  });
});

const taken = (slug: string) => conflict(`The slug “${slug}” is taken.`);

const isTaken = async ({ db, workspaceId }: Context, slug: string): Promise<boolean> =>
  (await db.$count(savedEvaluators, and(eq(savedEvaluators.workspaceId, workspaceId), eq(savedEvaluators.slug, slug)))) > 0;
