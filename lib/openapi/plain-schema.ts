import type { Schema } from "./schema-book";

/** A schema that refers to nothing: a part that holds itself (any JSON) is not described again inside itself. */
export const plainSchema = (schema: object): Schema =>
  JSON.parse(
    JSON.stringify(schema, (key, inner) => {
      if (key === "$defs" || key === "$schema") return undefined;
      return typeof inner?.$ref === "string" ? {} : inner;
    }),
  );
