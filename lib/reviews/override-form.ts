import { z } from "zod";
import { Id } from "@/lib/ids";

const score = "A score is a number from 0 to 1.";

/** The override of one score as a browser sends it; an empty score takes it back. */
export const OverrideForm = z.strictObject({
  id: Id,
  key: z.string().min(1).max(64),
  score: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : Number(text.replace(",", "."))))
    .pipe(z.number(score).min(0, score).max(1, score).nullable()),
  reason: z.string().max(2_000),
});
