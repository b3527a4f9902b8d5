import { z } from "zod";
import { evaluatorGroups } from "@/evaluators/evaluator";
import { Json } from "@/lib/clean-text";
import { listEvaluators } from "@/lib/evaluations/list-evaluators";
import { route, routes } from "@/lib/http/route";

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
const Catalogue = z.object({ data: z.array(Described) });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The evaluators and their options", input: z.strictObject({}), output: Catalogue, verb: listEvaluators }),
});
