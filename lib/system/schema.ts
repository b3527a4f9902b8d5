import { z } from "zod";
import { Instant } from "@/lib/instant";

/** Probes may add what they like to the address. */
export const Probe = z.object({});

export const Live = z.object({ status: z.literal("live"), version: z.string() });
export const Ready = z.object({ status: z.literal("ready") });

export const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  database: z.object({ status: z.enum(["ok", "degraded"]), version: z.string(), missingMigrations: z.array(z.string()) }),
  queue: z.object({ status: z.enum(["ok", "degraded"]), version: z.number().nullable(), missing: z.array(z.string()) }),
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
