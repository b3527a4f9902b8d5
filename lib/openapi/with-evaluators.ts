import { describeCatalogue } from "@/lib/evaluators/describe-catalogue";
import { plainSchema } from "./plain-schema";
import type { Schema } from "./schema-book";

/** The document's schemas with the types of evaluators there are, and what options each of them takes. */
export function withEvaluators(schemas: Record<string, Schema>): Record<string, Schema> {
  const use = schemas.EvaluatorUse;
  if (!use) return schemas;
  const catalogue = describeCatalogue();
  const properties = { ...(use.properties as Schema), type: { enum: catalogue.map(({ type }) => type) } }; // safe: an object's schema
  const allOf = catalogue.map(({ type }) => ({
    if: { properties: { type: { const: type } }, required: ["type"] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { properties: { options: { $ref: `#/components/schemas/${nameOf(type)}` } } },
  }));
  const options = catalogue.map(({ type, about, options }) => [nameOf(type), { ...plainSchema(options), description: about }]);
  return { ...schemas, EvaluatorUse: { ...use, properties, allOf }, ...Object.fromEntries(options) };
}

/** `exact-match` → `ExactMatchOptions`. */
const nameOf = (type: string) =>
  `${type
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}Options`;
