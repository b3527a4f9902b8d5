import { and, asc, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { promotions, promptVersions } from "@/db/schema/prompts";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { readPrompt } from "./rows";
import type { ListPromotions } from "./schema";

const to = alias(promptVersions, "to_version");
const from = alias(promptVersions, "from_version");

/** A prompt's releases and rollbacks with what was known when they were made, newest first. */
export const listPromotions = verb("prompts:read", async (ctx, input: ListPromotions) => {
  const prompt = await readPrompt(ctx, input.id);
  const wanted = and(
    eq(promotions.workspaceId, ctx.workspaceId),
    eq(promotions.promptId, prompt.id),
    input.environment === undefined ? undefined : eq(promotions.environment, input.environment),
  );
  const total = await ctx.db.$count(promotions, wanted);
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select({
      id: promotions.id,
      promptId: promotions.promptId,
      environment: promotions.environment,
      kind: promotions.kind,
      versionId: promotions.versionId,
      number: to.number,
      fromVersionId: promotions.fromVersionId,
      fromNumber: from.number,
      reason: promotions.reason,
      acceptedBreaking: promotions.acceptedBreaking,
      override: promotions.override,
      evidence: promotions.evidence,
      createdBy: promotions.createdBy,
      createdAt: promotions.createdAt,
    })
    .from(promotions)
    .innerJoin(to, eq(to.id, promotions.versionId))
    .leftJoin(from, eq(from.id, promotions.fromVersionId))
    .where(wanted)
    .orderBy(direction(promotions.createdAt), direction(promotions.id))
    .limit(limit)
    .offset(offset);
  return paginate(rows, total, input);
});
