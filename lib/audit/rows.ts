import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { auditEntries } from "@/db/schema/audit";
import { datasets } from "@/db/schema/datasets";
import { evaluations, reviews } from "@/db/schema/evaluations";
import { prompts, promptVersions } from "@/db/schema/prompts";
import { users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";

const versionPrompt = alias(prompts, "version_prompt");
const reviewed = alias(evaluations, "reviewed");

/** Entries with the names of who acted and of what it was done to, as they are now. */
export const selectEntries = ({ db, workspaceId }: Context) =>
  db
    .select({
      ...getTableColumns(auditEntries),
      actorName: users.name,
      target: {
        name: sql<
          string | null
        >`coalesce(${prompts.name}, ${versionPrompt.name}, ${datasets.name}, ${evaluations.name}, ${reviewed.name})`,
        promptSlug: sql<string | null>`coalesce(${prompts.slug}, ${versionPrompt.slug})`,
        number: sql<number | null>`${promptVersions.number}`,
        evaluationId: sql<string | null>`coalesce(${evaluations.id}, ${reviews.evaluationId})`,
        resultId: sql<string | null>`${reviews.resultId}`,
      },
    })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .leftJoin(prompts, and(eq(prompts.workspaceId, workspaceId), eq(prompts.id, auditEntries.targetId)))
    .leftJoin(promptVersions, and(eq(promptVersions.workspaceId, workspaceId), eq(promptVersions.id, auditEntries.targetId)))
    .leftJoin(versionPrompt, eq(versionPrompt.id, promptVersions.promptId))
    .leftJoin(datasets, and(eq(datasets.workspaceId, workspaceId), eq(datasets.id, auditEntries.targetId)))
    .leftJoin(evaluations, and(eq(evaluations.workspaceId, workspaceId), eq(evaluations.id, auditEntries.targetId)))
    .leftJoin(reviews, and(eq(reviews.workspaceId, workspaceId), eq(reviews.id, auditEntries.targetId)))
    .leftJoin(reviewed, eq(reviewed.id, reviews.evaluationId))
    .$dynamic();
