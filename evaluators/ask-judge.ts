import { allSettled } from "./all-settled";
import { type Combine, combineVotes } from "./combine-votes";
import type { EvaluatorTools, JsonValue } from "./evaluator";
import { cutQuote, type JudgeForm, type Vote } from "./judge-form";
import { judgeMessages, type Material } from "./judge-messages";
import type { JudgeOptions } from "./judge-options";
import { parseJsonText } from "./parse-json-text";
import { quoteShort } from "./quote-short";

export type JudgeQuestion = {
  criteria: string;
  material: Material;
  form: JudgeForm;
  /** What stands after the material. */
  last?: string;
};

/** What a judge made of a question; `details` holds every vote where there are several. */
export type Judged = { score: number; reason: string; details: { [key: string]: JsonValue } };

const judgeOutput = 'Judge the block named "output".';

/** Asks as often as there are votes, side by side. One vote that cannot be read is an error: a score is never made of what is left. */
export async function askJudge(
  question: JudgeQuestion,
  options: JudgeOptions,
  tools: EvaluatorTools,
  usual: Combine = "median",
): Promise<Judged | { skipped: string }> {
  const answers = await allSettled(Array.from({ length: options.votes }, () => askOnce(question, options, tools)));
  const votes = answers.flatMap(({ vote }) => ("skipped" in vote ? [] : [vote]));
  const skipped = answers.flatMap(({ vote }) => ("skipped" in vote ? [vote] : []));
  const [first, ...others] = votes;
  if (!first || (skipped[0] && skipped.length > votes.length)) return skipped[0] ?? { skipped: "The judge was not asked." };

  const how = options.combine ?? usual;
  const { score, vote } = combineVotes([first, ...others], how);
  const model = answers[0]?.model ?? options.model;
  const single = { ...vote.details, model };
  const details = answers.length === 1 ? single : { ...single, combine: how, votes: votes.map(listed) };
  return { score, reason: vote.reason, details };
}

/** A vote among others: lists it is made of would be too long. */
const listed = ({ score, reason, details }: Vote): JsonValue => ({
  score,
  reason: cutQuote(reason),
  ...Object.fromEntries(Object.entries(details).filter(([, value]) => !Array.isArray(value))),
});

async function askOnce(
  { criteria, material, form, last = judgeOutput }: JudgeQuestion,
  options: JudgeOptions,
  tools: EvaluatorTools,
) {
  const answer = await tools.complete({
    ...(options.providerId !== undefined && { providerId: options.providerId }),
    model: options.model,
    messages: judgeMessages(criteria, form.told, material, last),
    temperature: options.temperature,
    maxTokens: options.maxTokens,
    schema: form.schema,
  });
  if (answer.finishReason === "length") throw new Error("The judge's answer was cut off: raise maxTokens.");
  return { vote: readVote(answer.text, form), model: answer.servedModel };
}

/**
 * What a judge said. Only a whole answer counts (one JSON object, or one ``` block of it), never a piece of JSON found in other text:
 * that may be a quotation of what was judged.
 * @throws Error when the answer is not of the form
 */
export function readVote(text: string, form: JudgeForm): Vote | { skipped: string } {
  const answer = parseJsonText(text, true);
  const vote = answer === undefined ? null : form.read(answer);
  if (!vote) throw new Error(`The judge did not answer in the form it was asked for: ${quoteShort(text)}.`);
  return vote;
}
