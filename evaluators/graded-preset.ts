import { z } from "zod";
import { defineJudge } from "./define-judge";
import type { JsonValue } from "./evaluator";
import { materialOf } from "./judge-messages";
import { judgePresets } from "./judge-presets";
import { scaleForm } from "./scale-form";

type Graded = {
  type: "relevance" | "helpfulness" | "conciseness" | "toxicity";
  about: string;
  /** What 1 stands for, and how it lies to the measures of other tools. */
  meaning: string;
  example: { output: string; reason: string; judged: number };
};

/** A preset of `llm-judge` under a name of its own: the same criteria on the scale 1 to 5. */
export function gradedPreset({ type, about, meaning, example: { output, reason, judged } }: Graded) {
  const score = (judged - 1) / 4;
  const answers: JsonValue[] = [{ reason, score: judged }];
  return defineJudge({
    type,
    about,
    definition: `${meaning} The judge's score from 1 to 5, mapped to 0..1: (score − 1) ÷ 4; of several votes the median. The criteria are those of llm-judge with this preset, so that both give the same figures. It passes from the threshold on.`,
    threshold: 0.7,
    options: { includeInput: z.boolean().default(true).describe("Show the judge what the model was asked") },
    examples: [{ output, answers, score, passed: score >= 0.7 }],
    ask: (sample, { includeInput }) => ({
      criteria: judgePresets[type].criteria,
      material: materialOf(sample, includeInput),
      form: scaleForm("1-5"),
    }),
  });
}
