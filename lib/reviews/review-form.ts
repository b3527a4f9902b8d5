import { z } from "zod";
import { Id } from "@/lib/ids";

const score = "A score is a number from 0 to 1.";

/** The review form as a browser sends it: texts, an empty one being no answer. A verdict without a score scores 1 or 0. */
export const ReviewForm = z
  .strictObject({
    id: Id,
    score: z
      .string()
      .trim()
      .transform((text) => (text === "" ? null : Number(text.replace(",", "."))))
      .pipe(z.number(score).min(0, score).max(1, score).nullable()),
    passed: z.enum(["", "true", "false"]).transform((text) => (text === "" ? undefined : text === "true")),
    comment: z
      .string()
      .max(10_000)
      .transform((text) => text.trim() || undefined),
  })
  .refine(({ score, passed }) => score !== null || passed !== undefined, {
    path: ["score"],
    message: "Give a verdict, a score or both.",
  })
  .transform((form) => ({ ...form, score: form.score ?? Number(form.passed) }));
