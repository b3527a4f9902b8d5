import { z } from "zod";
import { evaluators } from "@/evaluators";

let catalogue: ReturnType<typeof makeCatalogue> | undefined; // made once: making the schemas takes longer than most pages' queries

/** Every evaluator with the JSON Schema of its options: forms, the API and the documentation are made from it. */
export const describeCatalogue = () => (catalogue ??= makeCatalogue());

const makeCatalogue = () =>
  Object.values(evaluators).map(({ type, version, group, about, definition, examples, options, asksModel }) => ({
    ...{ type, version, group, about, definition, examples },
    asksModel: asksModel ?? false,
    options: z.toJSONSchema(options, { io: "input", unrepresentable: "any" }),
  }));
