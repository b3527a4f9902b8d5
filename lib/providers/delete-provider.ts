import { and, eq, sql } from "drizzle-orm";
import { providerRates, providers } from "@/db/schema/providers";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { lockProvider } from "./rows";
import type { ProviderId } from "./schema";

/**
 * Deletes a provider. Refused while a model alias names it, an environment serves a version that does, or work with it is under way.
 * Where versions, runs or evaluations name it, its row stays behind, archived and without its secrets.
 */
export const deleteProvider = verb("providers:write", (ctx, { id }: ProviderId) =>
  inTransaction(ctx, async (ctx) => {
    const { name } = await lockProvider(ctx, id);
    await refuseInUse(ctx, id);
    const mine = and(eq(providers.workspaceId, ctx.workspaceId), eq(providers.id, id));
    await ctx.db
      .delete(providerRates)
      .where(and(eq(providerRates.workspaceId, ctx.workspaceId), eq(providerRates.providerId, id)));
    const archived = await isNamed(ctx, id);
    if (archived) {
      const forgotten = { sealed: null, hasKey: false, keyHint: null, headerNames: [], queryNames: [] };
      await ctx.db
        .update(providers)
        .set({ ...forgotten, archivedAt: sql`now()` })
        .where(mine);
    } else await ctx.db.delete(providers).where(mine);
    await recordAudit(ctx, "provider.deleted", id, { name });
    return { archived };
  }),
);

type Use = { what: string; names: string[] | null };

async function refuseInUse({ db, workspaceId }: Context, id: string): Promise<void> {
  const uses = await db.execute<Use>(sql`
    select 'the model aliases' as what, (array_agg(alias order by alias))[1:5] as names
      from models where workspace_id = ${workspaceId} and provider_id = ${id}
    union all select 'what is served', (array_agg(distinct p.slug || '@' || v.number || ' in ' || d.environment))[1:5]
      from prompt_versions v
      join deployments d on d.version_id = v.id and d.workspace_id = v.workspace_id
      join prompts p on p.id = v.prompt_id
      where v.workspace_id = ${workspaceId} and v.provider_id = ${id}
    union all select 'evaluations under way', (array_agg(distinct e.name))[1:5]
      from evaluation_arms a join evaluations e on e.id = a.evaluation_id
      where a.workspace_id = ${workspaceId} and a.provider_id = ${id} and e.status in ('queued', 'running')
    union all select 'runs under way', (array_agg(id))[1:5]
      from runs where workspace_id = ${workspaceId} and provider_id = ${id} and status in ('queued', 'running')`);
  const found = uses.flatMap(({ what, names }) => (names ? [`${what} (${names.join(", ")})`] : []));
  if (found.length > 0) throw conflict(`This provider is in use by ${found.join("; ")}. Point them elsewhere first.`);
}

/** Whether history would speak of a provider that nobody can name any more. */
async function isNamed({ db, workspaceId }: Context, id: string): Promise<boolean> {
  const [row] = await db.execute<{ named: boolean }>(sql`
    select exists (select 1 from prompt_versions where workspace_id = ${workspaceId} and provider_id = ${id})
      or exists (select 1 from runs where workspace_id = ${workspaceId} and provider_id = ${id})
      or exists (select 1 from evaluation_arms where workspace_id = ${workspaceId} and provider_id = ${id})
      or exists (select 1 from evaluation_evaluators where workspace_id = ${workspaceId} and strpos(options, ${JSON.stringify(id)}) > 0)
      as named`);
  return row?.named ?? false;
}
