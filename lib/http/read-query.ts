import type { z } from "zod";
import { findUncleanText } from "@/lib/clean-text";

/** The query of a page's address, as Next hands it over. */
export type PageQuery = Record<string, string | string[] | undefined>;

/**
 * A page's address as the input of a verb. An address is typed and shared by hand, so what the schema does not take is left out
 * instead of refused; `fixed` are the fields the address does not decide.
 */
export function readQuery<Input>(schema: z.ZodType<Input>, query: PageQuery, fixed: Record<string, unknown> = {}): Input {
  const fields: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(query)) {
    const value = Array.isArray(given) ? given[0] : given;
    if (!findUncleanText({ value })) fields[name] = value;
  }
  const parsed = schema.safeParse({ ...fields, ...fixed });
  if (parsed.success) return parsed.data;
  const refused = parsed.error.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : [issue.path[0]]));
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !refused.includes(name)));
  return schema.parse({ ...kept, ...fixed });
}
