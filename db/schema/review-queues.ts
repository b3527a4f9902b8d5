import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, jsonText, workspaceId } from "./columns";
import { evaluations } from "./evaluations";
import { evaluationResults } from "./results";

/** Results of an evaluation that people are asked to judge, chosen by a rule when the queue is made. */
export const reviewQueues = pgTable(
  "review_queues",
  {
    id: id("rq"),
    workspaceId: workspaceId(),
    evaluationId: text("evaluation_id").notNull(),
    name: text("name").notNull(),
    /** `single`: one answer at a time. `pairs`: two arms' answers to the same case, sides shuffled. */
    kind: text("kind", { enum: ["single", "pairs"] }).notNull(),
    rule: jsonb("rule").$type<Record<string, unknown>>().notNull(),
    criteria: jsonText("criteria").notNull(),
    reviewersPerItem: integer("reviewers_per_item").notNull(),
    /** Reviewers see neither scores, arms, models nor each other's judgements. */
    blind: boolean("blind").notNull(),
    closedAt: at("closed_at"),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.workspaceId, t.createdAt),
    index().on(t.evaluationId),
    foreignKey({ columns: [t.workspaceId, t.evaluationId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
  ],
);

export const reviewItems = pgTable(
  "review_items",
  {
    id: id("ri"),
    workspaceId: workspaceId(),
    queueId: text("queue_id").notNull(),
    position: integer("position").notNull(),
    resultId: text("result_id").notNull(),
    /** Of a pair: the other arm's answer, and whether it stands on the left. */
    rivalId: text("rival_id"),
    swapped: boolean("swapped").notNull().default(false),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    unique().on(t.queueId, t.position),
    unique().on(t.queueId, t.resultId),
    index().on(t.resultId),
    foreignKey({ columns: [t.workspaceId, t.queueId], foreignColumns: [reviewQueues.workspaceId, reviewQueues.id] }),
    foreignKey({ columns: [t.workspaceId, t.resultId], foreignColumns: [evaluationResults.workspaceId, evaluationResults.id] }),
    foreignKey({ columns: [t.workspaceId, t.rivalId], foreignColumns: [evaluationResults.workspaceId, evaluationResults.id] }),
  ],
);

/** A reviewer's hold on an item: leased while they look at it, then done (with a review) or skipped. */
export const reviewTasks = pgTable(
  "review_tasks",
  {
    itemId: text("item_id").notNull(),
    reviewerId: text("reviewer_id").notNull(),
    workspaceId: workspaceId(),
    leasedAt: at("leased_at").notNull(),
    leasedUntil: at("leased_until").notNull(),
    reviewId: text("review_id"),
    skippedAt: at("skipped_at"),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.reviewerId] }),
    index().on(t.reviewerId),
    foreignKey({ columns: [t.workspaceId, t.itemId], foreignColumns: [reviewItems.workspaceId, reviewItems.id] }),
  ],
);
