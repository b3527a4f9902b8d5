import { z } from "zod";
import { Catalogue } from "@/lib/evaluators/catalogue-schema";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The evaluators and their options", input: z.strictObject({}), output: Catalogue, verb: listEvaluators }),
});
