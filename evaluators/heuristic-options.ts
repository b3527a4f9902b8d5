import { z } from "zod";
import { piiKinds } from "./count-pii";
import { languageCodes } from "./detect-language";

const limit = z.number().int().min(1).max(1_000_000);
const phrase = z.string().trim().min(1).max(500);

/** Which checks are on: one that is absent, false or empty is off. */
export const HeuristicOptions = z
  .strictObject({
    notEmpty: z.boolean().default(true).describe("The output must not be empty"),
    minLength: limit.optional().describe("Least length"),
    maxLength: limit.optional().describe("Greatest length"),
    lengthUnit: z.enum(["characters", "words"]).default("characters").describe("What the two lengths count"),
    forbiddenWords: z.array(phrase).max(200).default([]).describe("Whole words or phrases that must not appear, in any case"),
    noRefusal: z.boolean().default(false).describe("The output must not be a refusal (“I cannot help with that”, in English)"),
    refusalPhrases: z.array(phrase).max(50).default([]).describe("Further phrases that count as a refusal"),
    language: z
      .string()
      .refine((code) => languageCodes.includes(code), `the language is one of ${languageCodes.join(" ")}`)
      .optional()
      .describe("ISO 639-1 code such as en. Not asked of outputs with fewer than 20 letters"),
    noPii: z
      .array(z.enum(piiKinds))
      .max(piiKinds.length)
      .default([])
      .describe("Personal data that must not appear: e-mail addresses, phone numbers, payment cards (Luhn), IBANs (mod 97)"),
    maxRepeatedShare: z.number().min(0).max(1).optional().describe("Greatest share of word sequences that repeat earlier ones"),
    minReadingEase: z
      .number()
      .min(-200)
      .max(120)
      .optional()
      .describe(
        "Least Flesch reading ease: 60 is plain English, 30 hard. Not asked of other languages and of fewer than 20 words",
      ),
    maxGrade: z
      .number()
      .min(0)
      .max(50)
      .optional()
      .describe("Greatest Flesch-Kincaid grade: 8 is read after eight years of school. Asked as the reading ease is"),
    repeatedWords: z.number().int().min(1).max(10).default(4).describe("How many words such a sequence has"),
  })
  .refine((on) => on.minLength === undefined || on.maxLength === undefined || on.minLength <= on.maxLength, {
    message: "the least length is above the greatest",
    path: ["maxLength"],
  })
  .refine(
    (on) =>
      on.notEmpty ||
      on.noRefusal ||
      on.forbiddenWords.length + on.noPii.length > 0 ||
      [on.minLength, on.maxLength, on.language, on.maxRepeatedShare, on.minReadingEase, on.maxGrade].some(
        (option) => option !== undefined,
      ),
    "switch at least one check on",
  );
export type HeuristicOptions = z.infer<typeof HeuristicOptions>;
