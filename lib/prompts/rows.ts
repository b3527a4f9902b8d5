import { and, eq, or, sql } from "drizzle-orm";
import { prompts, promptVersions } from "@/db/schema/prompts";
import { environments, members } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";

export type PromptRow = typeof prompts.$inferSelect;
export type Hold = { environment: string; reason: string; heldBy: string | null; heldAt: string };
type Deployment = { environment: string; versionId: string; number: number; promotionId: string };

/** The columns of a prompt's answer; for selects from `prompts`. */
export const promptFields = {
  id: prompts.id,
  slug: prompts.slug,
  name: prompts.name,
  description: prompts.description,
  category: prompts.category,
  tags: prompts.tags,
  ownerId: prompts.ownerId,
  defaultSuiteId: prompts.defaultSuiteId,
  archivedAt: prompts.archivedAt,
  createdBy: prompts.createdBy,
  createdAt: prompts.createdAt,
  updatedAt: prompts.updatedAt,
  versionCount: sql<number>`(select count(*)::int from prompt_versions v where v.prompt_id = prompts.id)`,
  deployments: sql<Deployment[]>`(
    select coalesce(json_agg(json_build_object('environment', d.environment, 'versionId', v.id, 'number', v.number,
      'promotionId', d.promotion_id)
      order by d.environment), '[]')
    from deployments d join prompt_versions v on v.id = d.version_id where d.prompt_id = prompts.id)`,
};

/** The columns of a version that say nothing of its content; for selects from `prompt_versions` joined with `prompts`. */
export const versionFields = {
  id: promptVersions.id,
  promptId: promptVersions.promptId,
  promptSlug: prompts.slug,
  number: promptVersions.number,
  state: promptVersions.state,
  active: sql<string[]>`array(select d.environment from deployments d where d.version_id = ${promptVersions.id} order by 1)`,
  heldIn: sql<Hold[]>`(
    select coalesce(json_agg(json_build_object('environment', h.environment, 'reason', h.reason, 'heldBy', h.created_by,
      'heldAt', to_char(h.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by h.environment), '[]')
    from version_holds h where h.version_id = ${promptVersions.id} and h.released_at is null)`,
  contentHash: promptVersions.contentHash,
  changelog: promptVersions.changelog,
  basedOn: promptVersions.basedOn,
  createdBy: promptVersions.createdBy,
  createdAt: promptVersions.createdAt,
  updatedAt: promptVersions.updatedAt,
  publishedAt: promptVersions.publishedAt,
};

/** An id holds an underscore and a slug none, so one cannot be taken for the other. */
export const isPrompt = (ctx: Context, ref: string) =>
  and(eq(prompts.workspaceId, ctx.workspaceId), or(eq(prompts.id, ref), eq(prompts.slug, ref)));

export async function readPrompt(ctx: Context, ref: string) {
  const [prompt] = await ctx.db.select(promptFields).from(prompts).where(isPrompt(ctx, ref));
  if (!prompt) throw notFound("prompt", ref);
  return withActive(prompt);
}

/** Adds what production serves, as a prompt's answer has it. */
export function withActive<Row extends { deployments: Deployment[] }>(prompt: Row) {
  const served = prompt.deployments.find(({ environment }) => environment === "production");
  return { ...prompt, activeVersion: served ? { id: served.versionId, number: served.number } : null };
}

/** Every change of a prompt, its versions or its deployments takes this lock first, so that they happen one after the other. */
export async function lockPrompt(ctx: Context, ref: string): Promise<PromptRow> {
  const [prompt] = await ctx.db.select().from(prompts).where(isPrompt(ctx, ref)).for("update");
  if (!prompt) throw notFound("prompt", ref);
  return prompt;
}

/** The same for a change that an archived prompt does not take. */
export async function lockOpenPrompt(ctx: Context, ref: string): Promise<PromptRow> {
  const prompt = await lockPrompt(ctx, ref);
  if (prompt.archivedAt) throw conflict(`The prompt “${prompt.slug}” is archived: unarchive it first.`);
  return prompt;
}

export async function requireMember(ctx: Context, userId: string): Promise<void> {
  const found = await ctx.db.$count(members, and(eq(members.workspaceId, ctx.workspaceId), eq(members.userId, userId)));
  if (found === 0) throw notFound("member", userId);
}

export async function requireEnvironment(ctx: Context, name: string): Promise<void> {
  const found = await ctx.db.$count(
    environments,
    and(eq(environments.workspaceId, ctx.workspaceId), eq(environments.name, name)),
  );
  if (found === 0) throw notFound("environment", name);
}
