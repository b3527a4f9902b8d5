import { z } from "zod";
import { evaluators } from "@/evaluators";

/** Every evaluator with the JSON Schema of its options: forms, the API and the documentation are made from it. */
export const describeCatalogue = () =>
  Object.values(evaluators).map(({ type, version, group, about, definition, examples, options, asksModel }) => ({
    ...{ type, version, group, about, definition, examples },
    asksModel: asksModel ?? false,
    options: z.toJSONSchema(options, { io: "input", unrepresentable: "any" }),
  }));
