import { z } from "zod";
import { Instant } from "@/lib/instant";

/** Offsets are left out: Postgres reads their sign the other way round. */
const isZone = (zone: string) => {
  if (!/^[a-z]/i.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
};

export const GetStats = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(30),
  tz: z.string().max(64).refine(isZone, "names no time zone; use one such as Europe/Berlin").default("UTC"),
});
export type GetStats = z.infer<typeof GetStats>;

export const Stats = z.object({
  counts: z.object({
    prompts: z.number(),
    versions: z.number(),
    datasets: z.number(),
    cases: z.number(),
    evaluations: z.number(),
  }),
  days: z.array(
    z.object({
      day: z.string().describe("YYYY-MM-DD in the asked time zone"),
      runs: z.number(),
      evaluations: z.number(),
      passRate: z.number().nullable().describe("Of the results finished that day"),
      tokens: z.number(),
      costUsd: z.number().nullable().describe("Null where a call of that day has no known price"),
    }),
  ),
  promotions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      promptSlug: z.string(),
      environment: z.string(),
      number: z.number(),
      createdBy: z.string().nullable(),
      createdAt: Instant,
    }),
  ),
});
