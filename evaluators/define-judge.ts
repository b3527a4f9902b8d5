import { z } from "zod";
import { askJudge, type JudgeQuestion } from "./ask-judge";
import type { Combine } from "./combine-votes";
import { defineEvaluator, type Evaluator, type Example, type JsonValue, type Sample } from "./evaluator";
import { checkJudge, type JudgeOptions, judgeOptions, maxTokensOption, modelsOfJudge } from "./judge-options";

type Judge<More extends z.ZodRawShape> = {
  type: string;
  about: string;
  definition: string;
  threshold: number;
  /** Greatest length of its answer, unless said otherwise. */
  maxTokens?: number;
  /** Options of its own. */
  options: More;
  combine?: Combine;
  examples: [JudgeExample, ...JudgeExample[]];
  /** What the judge is asked of a sample, or the score that needs no judge. */
  ask(
    sample: Sample,
    options: z.infer<z.ZodObject<More>>,
  ): JudgeQuestion | { skipped: string } | { score: number; reason: string };
};

/** `options` beside the judge's model; `answers` as objects. */
type JudgeExample = Omit<Example, "options" | "answers"> & { options?: Record<string, JsonValue>; answers?: JsonValue[] };

/** A judge with a question of its own: model, votes, threshold and the reading of its answers are the same for all. */
export function defineJudge<More extends z.ZodRawShape>(judge: Judge<More>): Evaluator {
  const { type, about, definition, examples, threshold, maxTokens = 1_000, combine, ask } = judge;
  const own = z.strictObject(judge.options);
  const shared = z.strictObject({
    ...judgeOptions,
    threshold: z.number().min(0).max(1).default(threshold).describe("Passes from this score on"),
    maxTokens: maxTokensOption(maxTokens),
  });
  type Asked = JudgeOptions & { threshold: number } & z.infer<z.ZodObject<More>>;
  const evaluator = defineEvaluator<Asked>({
    type,
    version: 1,
    asksModel: true,
    group: "judge",
    about,
    definition,
    examples: [toExample(examples[0]), ...examples.slice(1).map(toExample)],
    options: shared.extend(own.shape) as unknown as z.ZodType<Asked>, // safe: it is the two shapes together
    modelsOf: (options) => modelsOfJudge(options),
    check: checkJudge,

    async score(sample, options, tools) {
      const question = ask(sample, options);
      if ("skipped" in question) return question;
      const judged = "form" in question ? await askJudge(question, options, tools, combine) : question;
      return "skipped" in judged ? judged : { ...judged, passed: judged.score >= options.threshold };
    },
  });
  return evaluator as Evaluator; // safe: the catalogue hands it options it has parsed itself
}

const toExample = ({ options = {}, answers = [], ...example }: JudgeExample): Example => ({
  ...example,
  options: { model: "a-judge", ...options },
  answers: answers.map((answer) => JSON.stringify(answer)),
});
