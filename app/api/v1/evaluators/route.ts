import { z } from "zod";
import { Catalogue } from "@/lib/evaluations/catalogue-schema";
import { listEvaluators } from "@/lib/evaluations/list-evaluators";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The evaluators and their options", input: z.strictObject({}), output: Catalogue, verb: listEvaluators }),
});
