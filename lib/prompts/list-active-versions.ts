import { and, asc, eq } from "drizzle-orm";
import { contents, deployments, prompts, promptVersions } from "@/db/schema/prompts";
import { sha256 } from "@/lib/sha256";
import { verb } from "@/lib/verb";
import { describeServed } from "./describe-served";
import { parseBody } from "./parse-body";
import type { ListActive } from "./served-schema";

/** Everything an environment serves, by slug, in one answer with one validator. */
export const listActiveVersions = verb("serve", async (ctx, { environment }: ListActive) => {
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
    .where(and(eq(deployments.workspaceId, ctx.workspaceId), eq(deployments.environment, environment)))
    .orderBy(asc(prompts.slug));
  const data = rows.map(({ body, ...version }) => describeServed({ ...version, content: parseBody(body) }));
  const tag = sha256(data.map(({ slug, tag }) => `${slug}@${tag}`).join("\n"));
  return { environment, data, tag };
});
