import type { Context } from "@/lib/context";
import type { CaseInput } from "@/lib/datasets/schema";
import { sandboxModel } from "@/lib/providers/sandbox/write-completion";
import { ensureDataset } from "./ensure-dataset";
import { ensureEvaluation } from "./ensure-evaluation";
import { ensurePrompt } from "./ensure-prompt";
import { ensureQueue } from "./ensure-queue";
import { ensureReview } from "./ensure-review";
import { ensureRun } from "./ensure-run";
import { findingOf } from "./finding-of";
import { questions } from "./questions";
import { replyMessages, replyVariables } from "./reply-prompts";
import { servedIn } from "./served-in";

const replyCases: CaseInput[] = questions.map(({ question, reply, keywords, topic, conversation }, at) => ({
  externalId: `Q-${301 + at}`,
  name: question,
  variables: { question },
  expectations: { keywords, reference: `Thank you for your message. ${reply}` },
  tags: [topic],
  group: conversation,
}));

const idOf = (question: string): string => replyCases.find(({ variables }) => variables.question === question)?.externalId ?? "";

const evaluators = [
  { key: "says-the-fact", type: "keyword", weight: 2, required: true },
  { key: "like-ours", type: "similarity", weight: 2, options: { threshold: 0.6 } },
  {
    key: "readable",
    type: "heuristic",
    weight: 1,
    options: { minLength: 8, maxLength: 70, lengthUnit: "words", noRefusal: true },
  },
  {
    key: "judge",
    type: "llm-judge",
    weight: 0,
    options: { providerId: "sandbox", model: sandboxModel, preset: "correctness" },
  },
];

/** The prompt that answers questions: a step taken back, then one that the evaluation carried. */
export async function makeReplies(ctx: Context): Promise<void> {
  const dataset = await ensureDataset(
    ctx,
    {
      name: "Help desk questions",
      description: "Questions with the reply of an experienced colleague. Questions of one conversation share a group.",
      tags: ["support"],
      variables: replyVariables,
    },
    replyCases,
  );
  const prompt = await ensurePrompt(ctx, {
    slug: "support-reply",
    name: "Support reply",
    description: "Drafts the reply to a customer's question from the facts of the help centre.",
    category: "Support",
    tags: ["writing", "support"],
  });
  const production = servedIn(ctx, { promptId: prompt.id, environment: "production" });
  const staging = servedIn(ctx, { promptId: prompt.id, environment: "staging" });
  const content = (name: keyof typeof replyMessages) => ({ messages: replyMessages[name], variables: replyVariables });
  const evaluate = (name: string, versionIds: string[]) =>
    ensureEvaluation(ctx, { name, datasetId: dataset.id, versionIds, evaluators });

  const v1 = await prompt.version(1, { ...content("first"), changelog: "The eleven facts that are asked for most." });
  await production.promote(v1, "First version.");
  const v2 = await prompt.version(2, {
    ...content("friendly"),
    basedOn: 1,
    changelog: "Warmer, and four sentences instead of two.",
  });
  await ensureRun(ctx, v2, { question: "Is it cheaper to pay by the year?" });
  await production.promote(v2, "The team likes its tone in the playground.");
  const friendly = await evaluate("Replies: warmer and longer", [v1, v2]);
  await findingOf(ctx, friendly, { baseline: v1, candidate: v2 }, "undecided");
  await ensureReview(
    ctx,
    { evaluationId: friendly, versionId: v2, caseId: dataset.caseIdOf(idOf("Do you give discounts to charities?")) },
    {
      score: 0.1,
      passed: false,
      comment: "Four sentences, and none of them answers the question. Before, it was at least short.",
      failureTags: ["beside-the-point"],
      correctedOutput:
        "Thank you for your message. Charities and schools pay half the price once they have sent us a proof of their status.",
    },
  );
  await production.rollBack("Customers complain about long replies that miss the question.");

  const v3 = await prompt.version(3, {
    ...content("complete"),
    basedOn: 1,
    changelog: "All thirty facts of the help centre, and one polite sentence.",
  });
  const complete = await evaluate("Replies: all facts of the help centre", [v1, v3]);
  await production.promote(v3, await findingOf(ctx, complete, { baseline: v1, candidate: v3 }, "better"));
  const v4 = await prompt.version(4, {
    ...content("longer"),
    basedOn: 3,
    changelog: "Two sentences where one leaves something out.",
  });
  const longer = await evaluate("Replies: two sentences", [v3, v4]);
  await findingOf(ctx, longer, { baseline: v3, candidate: v4 }, "undecided");
  await ensureQueue(ctx, {
    ...{ evaluationId: longer, name: "Replies: one sentence or two?", rule: { of: "random", count: 16, armId: v4 } },
    sideBySide: { baseline: v3, candidate: v4 },
    criteria: [{ key: "answers", name: "Does it answer what was asked?", kind: "boolean" }],
  });
  await staging.promote(v4, "Undecided on these questions: more of them are being collected.");
  await ensureRun(ctx, v4, { question: "How many text messages are included?" });
}
