import { z } from "zod";
import { Id } from "@/lib/ids";

const score = "a score is a number from 0 to 1";

/** The review form as a browser sends it: texts, an empty one being no answer. */
export const ReviewForm = z.strictObject({
  id: Id,
  score: z
    .string()
    .trim()
    .min(1, score)
    .transform((text) => Number(text.replace(",", ".")))
    .pipe(z.number(score).min(0, score).max(1, score)),
  passed: z.enum(["", "true", "false"]).transform((text) => (text === "" ? undefined : text === "true")),
  comment: z
    .string()
    .max(10_000)
    .transform((text) => text.trim() || undefined),
});
