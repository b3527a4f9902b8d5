import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { one } from "@/db/rows";
import { contents, deployments, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import type { Recalled } from "@/lib/serving/memory";
import { sha256 } from "@/lib/sha256";
import type { Served } from "./find-served";
import { knownVersions } from "./known-versions";
import { parseBody } from "./parse-body";

/** Everything an environment serves, by slug; from memory as a single version is. */
export async function readAllServed(ctx: Context, environment: string): Promise<Recalled<Served[]>> {
  const find = () => findAll(ctx, environment);
  if (ctx.db !== database()) return { value: await find(), staleSeconds: null };
  const look = async (known: Served[] | null) =>
    known &&
    (await fingerprint(ctx, environment)) ===
      sha256(
        known
          .map(({ id }) => id)
          .sort()
          .join(" "),
      )
      ? "same"
      : find();
  const found = await knownVersions().recall({ group: ctx.workspaceId, name: environment, look });
  return found ?? { value: [], staleSeconds: null };
}

async function findAll(ctx: Context, environment: string): Promise<Served[]> {
  const rows = await ctx.db
    .select({
      id: promptVersions.id,
      promptId: prompts.id,
      promptSlug: prompts.slug,
      number: promptVersions.number,
      contentHash: promptVersions.contentHash,
      providerId: promptVersions.providerId,
      body: contents.body,
    })
    .from(deployments)
    .innerJoin(prompts, eq(prompts.id, deployments.promptId))
    .innerJoin(promptVersions, eq(promptVersions.id, deployments.versionId))
    .innerJoin(contents, and(eq(contents.workspaceId, deployments.workspaceId), eq(contents.hash, promptVersions.contentHash)))
    .where(isServedBy(ctx, environment))
    .orderBy(asc(prompts.slug));
  return rows.map(({ body, ...version }) => ({ ...version, content: parseBody(body) }));
}

/** Tells one set of served versions from another without reading them: ids name versions that never change. */
async function fingerprint(ctx: Context, environment: string): Promise<string> {
  const ids = sql`string_agg(${deployments.versionId}, ' ' order by ${deployments.versionId} collate "C")`;
  const hash = sql<string>`encode(sha256(convert_to(coalesce(${ids}, ''), 'UTF8')), 'hex')`;
  return one(await ctx.db.select({ hash }).from(deployments).where(isServedBy(ctx, environment))).hash;
}

const isServedBy = (ctx: Context, environment: string) =>
  and(eq(deployments.workspaceId, ctx.workspaceId), eq(deployments.environment, environment));
