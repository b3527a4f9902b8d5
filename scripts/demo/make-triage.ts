import type { Context } from "@/lib/context";
import type { CaseInput } from "@/lib/datasets/schema";
import type { Person } from "./ensure-colleague";
import { ensureDataset } from "./ensure-dataset";
import { ensureEvaluation } from "./ensure-evaluation";
import { ensurePrompt } from "./ensure-prompt";
import { ensureReview } from "./ensure-review";
import { ensureRun } from "./ensure-run";
import { findingOf } from "./finding-of";
import { guardTriage } from "./guard-triage";
import { servedIn } from "./served-in";
import { type Queue, tickets } from "./tickets";
import { queueDescriptions, triageMessages, triageVariables } from "./triage-prompts";

const queues = Object.keys(queueDescriptions);

/** Every third ticket is kept for the gate: nobody tunes a prompt on those. */
export const ticketCases: CaseInput[] = Object.entries(tickets)
  .flatMap(([queue, written]) =>
    Object.entries(written).flatMap(([kind, texts]) => texts.map((ticket) => ({ queue, kind: kind.split(" "), ticket }))),
  )
  .map(({ queue, kind: [channel = "", tone = ""], ticket }, at) => ({
    externalId: `T-${1001 + at}`,
    name: ticket.length <= 60 ? ticket : `${ticket.slice(0, 60).replace(/\W+\w*$/, "")}…`,
    variables: { channel, ticket },
    expectations: { exact: queue, label: queue },
    tags: [queue, channel, tone],
    split: at % 3 === 2 ? "gate" : "dev",
  }));

const numberOf = (queue: Queue, text: string): string =>
  ticketCases.find(({ variables, tags }) => tags?.includes(queue) && variables.ticket === text)?.externalId ?? "";

const evaluators = [
  { key: "right-queue", type: "exact-match", weight: 3, required: true, options: { ignoreCase: true } },
  { key: "known-queue", type: "regex", weight: 1, options: { pattern: `^(${queues.join("|")})$`, wholeText: true } },
  { key: "one-word", type: "heuristic", weight: 1, options: { maxLength: 2, lengthUnit: "words" } },
];

/** What a person said of some of version 4's answers. */
const reviews: { queue: Queue; text: string; score: number; passed?: boolean; comment: string; failureTags?: string[] }[] = [
  {
    queue: "reminders",
    text: "Half of my Saturday stayed empty, because nobody was reminded. Who pays for that?",
    score: 0.5,
    comment: "He asks for money, so billing is not plainly wrong. Let us agree on who takes such tickets.",
    failureTags: ["label-unclear"],
  },
  {
    queue: "access",
    text: "Every single morning I must sign in again on the front desk tablet. Why does it not remember us?",
    score: 0,
    passed: false,
    comment: "Plainly about signing in. “Morning” seems to have misled it.",
    failureTags: ["wrong-queue"],
  },
  {
    queue: "ideas",
    text: "dark mode when?",
    score: 0,
    passed: false,
    comment: "Three words are not enough for it. The chat form could ask for more.",
    failureTags: ["wrong-queue", "too-short"],
  },
  {
    queue: "calendar",
    text: "Two people at the door at ten o'clock, because your sync was asleep again. I am losing customers over this.",
    score: 1,
    passed: true,
    comment: "Right, although the customer never says “calendar”.",
  },
];

/** The prompt that sorts tickets: from names alone to described queues. */
export async function makeTriage(ctx: Context, colleague: Person): Promise<void> {
  const dataset = await ensureDataset(
    ctx,
    {
      name: "Support tickets, spring",
      description: "Tickets of one spring, each with the queue that solved it in the end. Tags: queue, channel, tone.",
      tags: ["support"],
      variables: triageVariables,
    },
    ticketCases,
  );
  const prompt = await ensurePrompt(ctx, {
    slug: "ticket-triage",
    name: "Ticket triage",
    description: "Puts an incoming ticket into the queue of the team that can solve it.",
    category: "Support",
    tags: ["classification", "support"],
  });
  const production = servedIn(ctx, { promptId: prompt.id, environment: "production" });
  const staging = servedIn(ctx, { promptId: prompt.id, environment: "staging" });
  const content = (name: keyof typeof triageMessages) => ({ messages: triageMessages[name], variables: triageVariables });
  const evaluate = (name: string, versionIds: string[], split?: "dev") =>
    ensureEvaluation(ctx, { name, datasetId: dataset.id, versionIds, evaluators, split });

  const v1 = await prompt.version(1, { ...content("bare"), changelog: "The six queues by name." });
  await production.promote(v1, "Something has to sort the tickets; nothing is measured yet.");
  await ensureRun(ctx, v1, { channel: "chat", ticket: "charged twice this month???" });

  const v2 = await prompt.version(2, {
    ...content("explained"),
    basedOn: 1,
    changelog: "Let the model explain its choice, so that it thinks before it answers.",
  });
  const explained = await evaluate("Triage: does explaining help?", [v1, v2], "dev");
  await findingOf(ctx, explained, { baseline: v1, candidate: v2 }, "worse");

  const v3 = await prompt.version(3, { ...content("short"), basedOn: 1, changelog: "A few words on what each queue is for." });
  const short = await evaluate("Triage: a few words on each queue", [v1, v3]);
  await production.promote(v3, await findingOf(ctx, short, { baseline: v1, candidate: v3 }, "better"));

  const v4 = await prompt.version(4, {
    ...content("clear"),
    basedOn: 3,
    changelog: "Say in full what belongs into each queue, with the words customers use.",
  });
  await staging.promote(v4, "To try it on the test desk.");
  const clear = await evaluate("Triage: queues described in full", [v3, v4]);
  const review = (ticket: string, judgement: Parameters<typeof ensureReview>[2]) =>
    ensureReview(ctx, { evaluationId: clear, versionId: v4, caseId: dataset.caseIdOf(ticket) }, judgement);
  for (const { queue, text, ...judgement } of reviews) await review(numberOf(queue, text), judgement);
  await production.promote(v4, await findingOf(ctx, clear, { baseline: v3, candidate: v4 }, "better"));

  const v5 = await prompt.version(5, {
    ...content("lean"),
    basedOn: 4,
    changelog: "Leave the channel out of the message: the teams say that it does not matter.",
  });
  const lean = await evaluate("Triage: without the channel", [v4, v5]);
  await staging.promote(v5, await findingOf(ctx, lean, { baseline: v4, candidate: v5 }, "equivalent"));
  const of = { promptId: prompt.id, datasetId: dataset.id, evaluators, served: v4, next: v5, colleague };
  await guardTriage(ctx, of);
  await ensureRun(ctx, v4, { channel: "email", ticket: "My colleague left. How do I take away her login?" });
  await prompt.version(6, {
    ...content("draft"),
    basedOn: 4,
    publish: false,
    changelog: "Tell the model the customer's plan as well. Not finished.",
  });
}
