import { z } from "zod";
import { Instant } from "@/lib/instant";

/** Probes may add what they like to the address. */
export const Probe = z.object({});

export const Live = z.object({ status: z.literal("live"), version: z.string() });
export const Ready = z.object({ status: z.literal("ready") });

export const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  database: z.object({
    status: z.enum(["ok", "degraded"]),
    version: z.string(),
    missingMigrations: z.array(z.string()),
    unknownMigrations: z
      .number()
      .describe("migrations the database has run that this build does not know: it is older than the database"),
  }),
  queue: z.object({
    status: z.enum(["ok", "degraded"]),
    version: z.number().nullable(),
    missing: z.array(z.string()),
    oldestSeconds: z.number().nullable().describe("how long the oldest job that could be done has waited; null where none waits"),
    stuck: z.array(z.string()).describe("queues where a job has waited five minutes while nobody worked on any"),
  }),
  worker: z.object({ status: z.enum(["ok", "degraded"]), live: z.number(), lastSeenAt: Instant.nullable() }),
  installation: z.object({
    status: z.enum(["ok", "degraded"]),
    held: z
      .enum(["database", "address"])
      .nullable()
      .describe("why workers wait: the database was restored from a copy, or has had another APP_URL"),
    release: z.string().nullable().describe("the command that lets them go"),
  }),
  secrets: z.object({
    status: z.enum(["ok", "degraded"]),
    unreadable: z.number().describe("providers whose key was encrypted with an ENCRYPTION_KEY this installation does not have"),
  }),
});
export type Health = z.infer<typeof Health>;
