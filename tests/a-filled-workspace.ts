import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { evaluatorTries } from "@/db/schema/evaluators";
import { evaluationResults } from "@/db/schema/results";
import { users } from "@/db/schema/workspaces";
import { asMember, aWorkspace } from "@/db/testing";
import { signAccessToken } from "@/lib/accounts/access-token";
import { openSession } from "@/lib/accounts/open-session";
import { createKey } from "@/lib/api-keys/create-key";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { AddCases } from "@/lib/datasets/schema";
import { aDataset } from "@/lib/datasets/testing";
import { cancelEvaluation } from "@/lib/evaluations/cancel-evaluation";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { createSavedEvaluator } from "@/lib/evaluators/create-saved-evaluator";
import { CreateSaved } from "@/lib/evaluators/schema";
import { putGate } from "@/lib/gates/put-gate";
import type { KeyScope, Role } from "@/lib/permissions";
import { archiveVersion } from "@/lib/prompts/archive-version";
import { createVersion } from "@/lib/prompts/create-version";
import { listDeployments } from "@/lib/prompts/list-deployments";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { rollbackPrompt } from "@/lib/prompts/rollback-prompt";
import { aPrompt, aVersion } from "@/lib/prompts/testing";
import { updatePrompt } from "@/lib/prompts/update-prompt";
import { replaceAliases } from "@/lib/providers/replace-aliases";
import { createQueue } from "@/lib/reviews/create-queue";
import { judgeItem } from "@/lib/reviews/judge-item";
import { nextItem } from "@/lib/reviews/next-item";
import { reviewResult } from "@/lib/reviews/review-result";
import { CreateQueue, JudgeItem } from "@/lib/reviews/schema";
import { StartRun } from "@/lib/runs/schema";
import { startRun } from "@/lib/runs/start-run";
import { createSuite } from "@/lib/suites/create-suite";
import { CreateSuite } from "@/lib/suites/schema";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { createWebhookSecret } from "@/lib/webhooks/create-webhook-secret";
import { CreateWebhook } from "@/lib/webhooks/schema";
import { testWebhook } from "@/lib/webhooks/test-webhook";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { aStubbedProvider } from "./a-stubbed-provider";
import { anAlert } from "./an-alert";
import { finishedHere } from "./run-here";

const passwordHash = "$argon2id$v=19$m=19456,p=1,t=2$Ut5JHhioea9F5zA3cCbFIg$VDtmCNHanYrpAWbvLl5HSWNIcYf/dzevw6ZjXYxrdhQ";

/** Lets the context's person sign in with “correct horse”. */
export const givePassword = ({ db, principal }: Context) =>
  db.update(users).set({ passwordHash }).where(eq(users.id, principal.id));

/** One of each thing a workspace holds; `slug` names its prompt. */
export async function aFilledWorkspace(slug: string) {
  const ctx = await aWorkspace();
  await givePassword(ctx);
  const prompt = (await aPrompt(ctx, slug)).id;
  const model = { name: "sandbox", providerId: "sandbox" };
  const add = (text: string, publish = true) => createVersion(ctx, { id: prompt, ...aVersion(text, { publish, model }) });
  const { id: version } = await add("Hi {{name}}");
  const { id: older } = await add("Hello {{name}}");
  const { id: archived } = await add("Hey {{name}}");
  const draft = await add("Good day {{name}}", false);
  const { id: unused } = await add("Good night {{name}}", false);
  for (const id of [older, version]) await promoteVersion(ctx, { id, environment: "production", acceptBreaking: false });
  await archiveVersion(ctx, { id: archived });
  const { id: held } = await add("Back {{name}}");
  for (const id of [version, held]) await promoteVersion(ctx, { id, environment: "staging", acceptBreaking: false });
  await rollbackPrompt(ctx, { id: prompt, environment: "staging", reason: "Complaints" });
  const promotion = (await listDeployments(ctx, { id: prompt }))[0]?.promotionId ?? "";

  const provider = (await aStubbedProvider(ctx)).id;
  await replaceAliases(ctx, { data: [{ alias: "fast", providerId: provider, model: "stub", prices: [] }] });
  const { id: unusedProvider } = await aStubbedProvider(ctx, { name: "Unused" });
  const dataset = (await aDataset(ctx)).id;
  await addCases(ctx, AddCases.parse({ id: dataset, variables: { name: "Ada" } }));
  const request = { datasetId: dataset, versionIds: [version, older], evaluators: [{ type: "heuristic" }] };
  const suite = await createSuite(
    ctx,
    CreateSuite.parse({ slug: `${slug}-suite`, name: "Release", datasetId: dataset, evaluators: [{ type: "heuristic" }] }),
  );
  await updatePrompt(ctx, { id: prompt, defaultSuiteId: suite.id });
  const alerted = await anAlert(ctx, { suiteId: suite.id, promptId: prompt, versionIds: [version, older] });
  const bySuite = { suiteId: suite.id, versionIds: request.versionIds };
  const evaluation = (await startEvaluation(ctx, StartEvaluation.parse(bySuite))).id;
  const { results } = await finishedHere(ctx, evaluation);
  const [first, second] = results;
  if (!first || !second) throw new Error("the evaluation has no results");
  await reviewResult(ctx, { id: first.id, score: 1, overrides: [], failureTags: [] });
  const corrected = { score: 0, overrides: [], failureTags: [], correctedOutput: "Good day Ada" };
  const { id: review } = await reviewResult(ctx, { id: second.id, ...corrected });
  const reviewQueue = await aReviewQueue(ctx, evaluation);
  const later = { ...request, datasetId: (await aDataset(ctx, { name: "later" })).id, versionIds: [older], trials: 2 };
  await addCases(ctx, AddCases.parse({ id: later.datasetId, variables: { name: "Ada" } }));
  const queued = (await startEvaluation(ctx, StartEvaluation.parse(later))).id;
  const stopped = await aStoppedEvaluation(ctx, later);
  const { id: saved } = await createSavedEvaluator(ctx, CreateSaved.parse({ ...aSavedOne, slug: `${slug}-check` }));
  const { workspaceId } = ctx;
  const tried = { workspaceId, purpose: "try" as const, type: "llm-judge", fingerprint: "none", samples: 1 };
  await ctx.db.insert(evaluatorTries).values(tried);
  const run = await startRun(ctx, StartRun.parse({ versionId: version, variables: { name: "Ada" } }));
  const { sessionId } = await aToken(ctx);
  const colleague = (await asMember(ctx, "viewer")).principal.id;
  const otherOwner = await asMember(ctx, "owner"); // so that each owner may go
  const gateChange = await aGateChange(otherOwner, prompt);
  const key = await createKey(ctx, { name: slug, scopes: ["serve"] });
  const { id: webhookSecret } = await createWebhookSecret(ctx, { keepPrevious: true });
  const aWebhook = { url: "https://93.184.216.34/hooks", events: ["regression.detected"] };
  const { id: webhook } = await createWebhook(ctx, CreateWebhook.parse(aWebhook));
  const { id: delivery } = await testWebhook(ctx, { id: webhook });
  const invitation = await inviteMember(ctx, { role: "viewer", expiresInDays: 7 });

  const ids = {
    ...{ prompt, slug, version, older, archived, held, promotion, draft: draft.id, unused, draftHash: draft.contentHash },
    ...{ firstRef: `${slug}@1`, servedRef: `${slug}@production`, dataset, case: first.caseId },
    ...{ queued, stopped, evaluation, result: first.id, arm: first.armId, otherArm: second.armId, run: run.id },
    ...{ member: ctx.principal.id, session: sessionId, workspace: ctx.workspaceId },
    ...{ saved, savedSlug: `${slug}-check`, suite: suite.id, suiteSlug: suite.slug },
    ...{ ...reviewQueue, review },
    gateChange,
    ...alerted,
    ...{ colleague, key: key.id, invitation: invitation.id, provider, unusedProvider, webhookSecret, webhook, delivery },
  };
  return { ctx, ids };
}

const aSavedOne = {
  ...{ name: "Greets", type: "contains", options: { text: "Hi" } },
  fixtures: [{ name: "a greeting", sample: { output: "Hi Ada" }, expected: { passed: true } }],
};

/** One of which the context's person judged an item and holds another. */
async function aReviewQueue(ctx: Context, evaluationId: string) {
  const criteria = [{ key: "polite", name: "Is it polite?", kind: "boolean" }];
  const asked = { evaluationId, name: "Tone", rule: { of: "random", count: 2 }, criteria };
  const { id } = await createQueue(ctx, CreateQueue.parse(asked));
  const next = async () => (await nextItem(ctx, { id })).item?.id ?? "";
  await judgeItem(ctx, JudgeItem.parse({ id, itemId: await next(), answers: { polite: true } }));
  return { reviewQueue: id, reviewItem: await next() };
}

/** A gate before staging that somebody else asks to be taken away. */
async function aGateChange(other: Context, prompt: string): Promise<string> {
  const at = { id: prompt, environment: "staging" };
  await putGate(other, { ...at, suiteId: null, rules: { comparison: "none", approvals: 1 } });
  const { pending } = await putGate(other, { ...at, rules: null });
  return pending?.id ?? "";
}

/** One whose first item failed, and which was cancelled before the second. */
async function aStoppedEvaluation(ctx: Context, request: object): Promise<string> {
  const { id } = await startEvaluation(ctx, StartEvaluation.parse(request));
  await planEvaluation(ctx, { id });
  const first = and(eq(evaluationResults.evaluationId, id), eq(evaluationResults.position, 1));
  await ctx.db.update(evaluationResults).set({ status: "failed", errorStage: "call", errorCode: "network" }).where(first);
  await cancelEvaluation(ctx, { id });
  return id;
}

export type Ids = Awaited<ReturnType<typeof aFilledWorkspace>>["ids"];

/** A session of the context's person, with a token for it. */
export async function aToken({ principal }: Context) {
  const caller = { db: database(), requestId: "", address: null };
  const session = await openSession(caller, { userId: principal.id, kind: "token" });
  return { sessionId: session.id, token: await signAccessToken({ userId: principal.id, sessionId: session.id }) };
}

/** A key of the workspace with these scopes, made by its owner. */
export const keyWith = async (of: Context, scopes: KeyScope[]) => (await createKey(of, { name: "test", scopes })).secret;

/** A token of a new member with a role. */
export const tokenAs = async (of: Context, role: Role) => (await aToken(await asMember(of, role))).token;
