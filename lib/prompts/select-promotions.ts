import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { promotions, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";

const to = alias(promptVersions, "to_version");
const from = alias(promptVersions, "from_version");

/** Promotions and rollbacks as they are told, for the caller to narrow and order. */
export const selectPromotions = (ctx: Context) =>
  ctx.db
    .select({
      id: promotions.id,
      promptId: promotions.promptId,
      promptSlug: prompts.slug,
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
    .innerJoin(prompts, eq(prompts.id, promotions.promptId))
    .innerJoin(to, eq(to.id, promotions.versionId))
    .leftJoin(from, eq(from.id, promotions.fromVersionId));
