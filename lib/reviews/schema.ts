import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { VersionRef } from "@/lib/prompts/schema";

const key = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, "a key is lower-case letters, digits, - and _, and begins with a letter");
const asked = { key, name: z.string().trim().min(1).max(200), required: z.boolean().default(true) };

/** What a reviewer is asked. `boolean` yes or no, `scale` 1 to 5, `choice` one of the options, each with what it is worth. */
export const Criterion = z.discriminatedUnion("kind", [
  z.strictObject({ ...asked, kind: z.literal("boolean") }),
  z.strictObject({ ...asked, kind: z.literal("scale") }),
  z.strictObject({
    ...asked,
    kind: z.literal("choice"),
    options: z
      .array(z.strictObject({ label: z.string().trim().min(1).max(100), score: z.number().min(0).max(1) }))
      .min(2)
      .max(9),
  }),
]);
export type Criterion = z.infer<typeof Criterion>;

const Arm = VersionRef.describe("An arm of the evaluation, or a version: its id, `slug@12` or `slug@production`");
const count = z.number().int().min(1).max(1_000);

/** Which results are to be judged. */
export const QueueRule = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("random"), count, armId: Arm.optional(), seed: z.number().int().min(0).default(1) }),
  z
    .strictObject({ of: z.literal("failures"), count, armId: Arm.optional() })
    .describe("Those that did not pass, lowest total first"),
  z
    .strictObject({ of: z.literal("disagreements"), count, armId: Arm.optional() })
    .describe("Those whose evaluators differ most: some passed it and some did not"),
  z.strictObject({ of: z.literal("regressions"), count, baseline: Arm, candidate: Arm }).describe("Cases the candidate lost"),
]);
export type QueueRule = z.infer<typeof QueueRule>;

export const CreateQueue = z
  .strictObject({
    evaluationId: Id,
    name: z.string().trim().min(1).max(200),
    rule: QueueRule,
    sideBySide: z
      .strictObject({ baseline: Arm, candidate: Arm })
      .optional()
      .describe("Both arms' answers to each case at once, in shuffled places; the rule then chooses among the candidate's"),
    criteria: z
      .array(Criterion)
      .max(10)
      .default([])
      .refine((all) => new Set(all.map((one) => one.key)).size === all.length, "two criteria have the same key"),
    reviewersPerItem: z.number().int().min(1).max(5).default(1),
    blind: z.boolean().default(true),
  })
  .refine(({ criteria, sideBySide }) => sideBySide !== undefined || criteria.length > 0, {
    message: "name at least one criterion",
    path: ["criteria"],
  });
export type CreateQueue = z.infer<typeof CreateQueue>;

export const QueueId = z.strictObject({ id: Id });
export type QueueId = z.infer<typeof QueueId>;

/** `beside`: the item the reviewer has before them, which is held on; another is got ready. `prefer`: the one that was taken back. */
export const TakeItem = z.strictObject({
  id: Id,
  beside: Id.optional().describe("The item you have before you: it is held on, and another is handed out, for three minutes"),
  prefer: Id.optional().describe("The item you would like, where you may still judge it"),
});
export type TakeItem = z.infer<typeof TakeItem>;

export const ListQueues = listInput(["createdAt"])
  .omit({ q: true })
  .extend({ evaluationId: Id.optional(), open: z.enum(["true", "false"]).optional() });
export type ListQueues = z.infer<typeof ListQueues>;

const Answer = z.union([z.boolean(), z.number(), z.string().max(100)]);

/** An answer to each criterion; of a pair also which side is better. */
export const JudgeItem = z.strictObject({
  id: Id,
  itemId: Id,
  answers: z.record(z.string().max(64), Answer).default({}),
  better: z.enum(["left", "right", "tie"]).optional(),
  comment: z.string().max(10_000).optional(),
  correctedOutput: z.string().max(500_000).optional(),
  failureTags: z.array(z.string().min(1).max(100)).max(20).default([]),
});
export type JudgeItem = z.infer<typeof JudgeItem>;

export const SkipItem = z.strictObject({ id: Id, itemId: Id });
export type SkipItem = z.infer<typeof SkipItem>;

const Progress = z.object({
  items: z.number(),
  done: z.number().describe("Items that as many reviewers judged as the queue asks for"),
  judgements: z.number(),
  mine: z.number(),
  left: z.number().describe("Items that the caller can still judge"),
});

export const Queue = z.object({
  id: z.string(),
  evaluationId: z.string(),
  evaluationName: z.string(),
  name: z.string(),
  kind: z.enum(["single", "pairs"]),
  rule: Json,
  criteria: Json,
  reviewersPerItem: z.number(),
  blind: z.boolean(),
  progress: Progress,
  closedAt: Instant.nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
});
export const QueuePage = pageOf(Queue);

export const QueueDetail = Queue.extend({
  agreement: z
    .array(
      z.object({
        key: z.string(),
        items: z.number().describe("Items that two or more reviewers answered it for"),
        alpha: z.number().nullable().describe("Krippendorff's alpha: 1 is perfect, 0 is chance"),
        agreed: z.number().nullable().describe("Share of those items whose reviewers all said the same"),
        low: z.number().nullable().describe("Of its 95 % interval (Wilson)"),
        high: z.number().nullable(),
      }),
    )
    .describe("How far reviewers agree, by criterion"),
});

const Answered = z.object({ output: Json.nullable() });

/** What a reviewer sees. In a blind queue nothing says which arm or model it comes from, or how it was scored. */
export const ReviewItem = z.object({
  id: z.string(),
  position: z.number(),
  leasedUntil: Instant,
  heldForSeconds: z.number().describe("The same from now on, whatever your clock says"),
  messages: Json.nullable(),
  case: z.object({ id: z.string(), variables: Json, expectations: Json }),
  sides: z.array(Answered).describe("One answer, or left and right of a pair"),
  revealed: z
    .array(z.object({ resultId: z.string(), armLabel: z.string(), total: z.number().nullable(), passed: z.boolean().nullable() }))
    .nullable()
    .describe("Where the sides come from; null in a blind queue"),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

export const ReviewId = z.strictObject({ id: Id });
export type ReviewId = z.infer<typeof ReviewId>;

export const NextItem = z.object({
  item: ReviewItem.nullable().describe("null: nothing is left for this reviewer"),
  progress: Progress,
});

export const Undone = z.object({ itemId: z.string().nullable().describe("null: there was nothing to take back") });

export const ListJudges = listInput(["lastUsedAt"])
  .omit({ q: true })
  .extend({
    days: z.coerce.number().int().min(1).max(3_650).default(90).describe("Used by an evaluation of the last so many days"),
  });
export type ListJudges = z.infer<typeof ListJudges>;

export const Judge = z.object({
  fingerprint: z.string(),
  type: z.string(),
  key: z.string().describe("What its newest use is called"),
  saved: z.object({ id: z.string(), slug: z.string(), name: z.string(), revision: z.number() }).nullable(),
  evaluations: z.number().describe("How many of these days used it"),
  lastUsedAt: Instant,
  judgements: z.number().describe("Answers that people judged in random blind reviews"),
  agreed: z.number().nullable().describe("Share of them on which people and the judge say the same"),
  low: z.number().nullable().describe("Of its 95 % interval (Wilson)"),
  high: z.number().nullable(),
  kappa: z.number().nullable().describe("Cohen's kappa: 1 is perfect, 0 is chance"),
  eligible: z.boolean().describe("May stand behind a promotion: enough judgements, and `low` high enough"),
  reason: z.string(),
});
export const JudgePage = pageOf(Judge);
