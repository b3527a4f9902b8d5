import { and, asc, desc, inArray } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { cutAt, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { auditFilter, pastEntry } from "./audit-filter";
import { readTargets } from "./read-targets";
import type { ListAudit } from "./schema";
import { selectEntries } from "./select-entries";
import { veiled } from "./veiled";

/** What happened in the workspace, by page or, for walking through all of it, by cursor. */
export const listAudit = verb("audit:read", async (ctx, input: ListAudit) => {
  const asked = await auditFilter(ctx, input);
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? asc : desc;
  const order = [direction(auditEntries.createdAt), direction(auditEntries.id)];
  // Their ids first: else Postgres looks up the actors of those it skips.
  const page = ctx.db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(and(asked, await pastEntry(ctx, input)))
    .orderBy(...order)
    .limit(limit + 1)
    .offset(input.cursor === undefined ? offset : 0);
  const found = await selectEntries(ctx)
    .where(inArray(auditEntries.id, page))
    .orderBy(...order);
  const total = await ctx.db.$count(auditEntries, asked);
  const { rows, nextCursor } = cutAt(found, limit);
  return { ...paginate(await readTargets(ctx, veiled(ctx, rows)), total, input), nextCursor };
});
