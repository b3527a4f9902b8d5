import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { listEvaluators } from "@/lib/evaluations/list-evaluators";
import { route, routes } from "@/lib/http/route";

const Catalogue = z.object({
  data: z.array(z.object({ type: z.string(), version: z.number(), about: z.string(), asksModel: z.boolean(), options: Json })),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The evaluators and their options", input: z.strictObject({}), output: Catalogue, verb: listEvaluators }),
});
