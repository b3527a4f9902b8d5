import { z } from "zod";
import type { JsonValue } from "./evaluator";

export const mostAssertions = 20;

/** One entry of a case's own list: an evaluator and how its score counts. What is left out is its default. */
export const Assertion = z.strictObject({
  type: z.string().min(1).max(100).describe("An evaluator's type; `assertions` may not stand in itself"),
  options: z.record(z.string(), z.json()).optional().describe("The evaluator's options"),
  weight: z.number().min(0).max(1_000).optional().describe("1 where left out"),
  negate: z.boolean().optional(),
  threshold: z.number().min(0).max(1).optional().describe("Passed from this score on; without it the evaluator decides"),
});
export type Assertion = z.infer<typeof Assertion>;

/** The list as a case holds it. Throws an Error that says which entry is wrong: rows of other times hold anything. */
export function readAssertions(list: JsonValue[]): Assertion[] {
  if (list.length > mostAssertions)
    throw new Error(`The case has ${list.length} assertions; at most ${mostAssertions} are scored.`);
  return list.map((entry, nth) => {
    const { data, error } = Assertion.safeParse(entry);
    if (data) return data;
    const [issue] = error.issues;
    throw new Error(`Assertion ${nth + 1} of the case: ${[...(issue?.path ?? []), issue?.message].join(": ")}.`);
  });
}
