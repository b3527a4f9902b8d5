import { z } from "zod";
import type { Partials, Pin } from "@/lib/templates/content";

const Pinned: z.ZodType<Pin> = z.object({
  text: z.string(),
  contentHash: z.string().default("0".repeat(64)),
  partials: z.lazy(() => VectorPartials).optional(),
});

/** The included texts of a vector. Where they come from matters to none, so the hashes may be left out. */
export const VectorPartials: z.ZodType<Partials> = z.record(z.string(), Pinned);
