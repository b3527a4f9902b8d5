import { z } from "zod";
import { evaluatorGroups } from "@/evaluators/evaluator";
import { Json } from "@/lib/clean-text";

const Described = z.object({
  type: z.string(),
  version: z.number(),
  group: z.enum(evaluatorGroups),
  about: z.string(),
  definition: z.string(),
  examples: z.array(Json),
  asksModel: z.boolean(),
  options: Json,
});

export const Catalogue = z.object({ data: z.array(Described) });
