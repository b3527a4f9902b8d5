import { and, eq, like, or } from "drizzle-orm";
import { suites } from "@/db/schema/suites";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction, lockFor } from "@/lib/context";
import { makerOf } from "@/lib/datasets/rows";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { insertRevision } from "./insert-revision";
import { readSuite } from "./rows";
import type { CreateSuite } from "./schema";
import { settleRecipe } from "./settle-recipe";

/** Saves a recipe of evaluations under a name, as revision 1. */
export const createSuite = verb("evaluations:write", (ctx, input: CreateSuite) =>
  inTransaction(ctx, async (ctx) => {
    const { slug: asked, name, description, ...given } = input;
    const recipe = await settleRecipe(ctx, given);
    const slug = asked ?? (await freeSlug(ctx, name));
    const [suite] = await ctx.db
      .insert(suites)
      .values({ workspaceId: ctx.workspaceId, slug, name, description, createdBy: makerOf(ctx) })
      .onConflictDoNothing({ target: [suites.workspaceId, suites.slug] })
      .returning({ id: suites.id });
    if (!suite) throw conflict(`The slug “${slug}” is taken.`);
    await insertRevision(ctx, suite.id, 1, recipe);
    await recordAudit(ctx, "suite.created", suite.id, { slug });
    return readSuite(ctx, suite.id);
  }),
);

/** A slug made of the name, numbered where it is taken; two that ask at once wait for each other. */
async function freeSlug(ctx: Context, name: string): Promise<string> {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 58);
  const base = words.replace(/^-+|-+$/g, "") || "suite";
  await lockFor(ctx.db, `suite slugs ${ctx.workspaceId}`);
  const rows = await ctx.db
    .select({ slug: suites.slug })
    .from(suites)
    .where(and(eq(suites.workspaceId, ctx.workspaceId), or(eq(suites.slug, base), like(suites.slug, `${base}-%`))));
  const taken = new Set([...rows.map(({ slug }) => slug), "new"]);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
