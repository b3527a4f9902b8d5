import { eq, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import { versionEdits } from "@/db/schema/gates";
import type { Context } from "@/lib/context";

type Edited = { promptId: string; versionIds: string[]; copiedFrom?: string };

/**
 * Keeps who wrote these versions, in the transaction that writes them. A key's work is its maker's; a copy is also the work of
 * whoever wrote what it was made of, so that no copy makes an author an approver.
 */
export async function recordEdit(ctx: Context, { promptId, versionIds, copiedFrom }: Edited): Promise<void> {
  const { workspaceId } = ctx;
  const people = new Set(copiedFrom === undefined ? [] : await authorsOf(ctx, copiedFrom));
  const person = await personOf(ctx);
  if (person) people.add(person);
  const rows = versionIds.flatMap((versionId) => [...people].map((personId) => ({ workspaceId, promptId, versionId, personId })));
  if (rows.length === 0) return;
  await ctx.db
    .insert(versionEdits)
    .values(rows)
    .onConflictDoUpdate({ target: [versionEdits.versionId, versionEdits.personId], set: { updatedAt: sql`now()` } });
}

async function authorsOf(ctx: Context, versionId: string): Promise<string[]> {
  const rows = await ctx.db.select().from(versionEdits).where(eq(versionEdits.versionId, versionId));
  return rows.map(({ personId }) => personId);
}

/** A key is never deleted, only revoked, so its maker is always known; a job is nobody's. */
async function personOf({ db, principal }: Context): Promise<string | null> {
  if (principal.kind === "user") return principal.id;
  if (principal.kind === "system") return null;
  const [key] = await db.select({ maker: apiKeys.createdBy }).from(apiKeys).where(eq(apiKeys.id, principal.id));
  return key?.maker ?? null;
}
