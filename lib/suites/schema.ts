import { z } from "zod";
import { Guardrails, MetricName } from "@/lib/evaluations/comparison-schema";
import { EvaluatorUse } from "@/lib/evaluations/schema";
import { flag } from "@/lib/flag";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { description, name } from "@/lib/prompts/schema";
import { slugPattern } from "@/lib/templates/slug-pattern";

/** Words that stand where a slug would stand in the address of a page. */
const reservedSlugs = ["new"];
const Slug = z
  .string()
  .regex(slugPattern, "a slug holds 1 to 64 small letters, digits and hyphens")
  .refine((slug) => !reservedSlugs.includes(slug), "this slug is reserved, choose another");
const SuiteRef = z.string().min(1).max(200).describe("Id or slug of a suite");

/** What a revision holds, and never changes. */
const recipe = {
  datasetId: Id,
  split: z.enum(["dev", "gate"]).nullable().describe("The cases a start takes unless it names a split; null is all"),
  evaluators: z
    .array(EvaluatorUse)
    .min(1)
    .max(30)
    .describe("As a start takes them; one that names a saved evaluator keeps the revision it has now"),
  passThreshold: z.number().min(0).max(1).nullable(),
  trials: z.number().int().min(1).max(20).describe("A start may raise it, never lower it"),
  primaryMetric: MetricName.describe(
    "What the verdict is about: `passRate`, `meanScore`, `latencyMs`, `costUsd` or the key of one of its evaluators",
  ),
  margin: z
    .number()
    .min(0.001)
    .max(1)
    .describe(
      "How much worse the primary metric may be before a customer notices; where left out 0.05, or 0.1 for latency and cost",
    ),
  guardrails: Guardrails.describe("Other metrics that must not be worse by their own margins"),
};

export const CreateSuite = z.strictObject({
  slug: Slug.optional().describe("Made of the name where it is left out"),
  name,
  description: description.optional(),
  ...recipe,
  split: recipe.split.default(null),
  passThreshold: recipe.passThreshold.default(null),
  trials: recipe.trials.default(1),
  primaryMetric: recipe.primaryMetric.default("passRate"),
  margin: recipe.margin.optional(),
  guardrails: recipe.guardrails.default([]),
});
export type CreateSuite = z.infer<typeof CreateSuite>;

/** What is left out stays. Another recipe is another revision; a name or a description is none. */
export const UpdateSuite = z
  .strictObject({ id: SuiteRef, name: name.optional(), description: description.optional(), archived: z.boolean().optional() })
  .extend(z.strictObject(recipe).partial().shape);
export type UpdateSuite = z.infer<typeof UpdateSuite>;

export const SuiteId = z.strictObject({ id: SuiteRef });
export type SuiteId = z.infer<typeof SuiteId>;

export const ListSuites = listInput(["createdAt", "updatedAt", "name"]).extend({
  datasetId: Id.optional(),
  archived: flag.default(false).describe("`true` lists the archived ones instead"),
});
export type ListSuites = z.infer<typeof ListSuites>;

export const ListSuiteRevisions = listInput(["number", "createdAt"]).omit({ q: true }).extend({ id: SuiteRef });
export type ListSuiteRevisions = z.infer<typeof ListSuiteRevisions>;

const Recipe = z.object(recipe).extend({ datasetName: z.string() });

export const Suite = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  revision: z.number().describe("Of what follows; the newest"),
  ...Recipe.shape,
  archivedAt: Instant.nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export const SuitePage = pageOf(Suite);

export const SuiteRevisionPage = pageOf(
  z.object({
    number: z.number(),
    ...Recipe.shape,
    createdBy: z.string().nullable(),
    createdByName: z.string().nullable(),
    createdAt: Instant,
  }),
);
