"use server";

import { revalidatePath } from "next/cache";
import { metricName } from "@/components/evaluations/metric-words";
import { verdictSentence } from "@/components/evaluations/verdict-sentence";
import { giveApproval } from "@/lib/approvals/give-approval";
import { GiveApproval } from "@/lib/approvals/schema";
import { checkVersion } from "@/lib/evaluations/check-version";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms } from "@/lib/evaluations/comparison-schema";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { CheckVersion, EvaluationId } from "@/lib/evaluations/schema";
import { decideGateChange } from "@/lib/gates/decide-gate-change";
import { putGate } from "@/lib/gates/put-gate";
import { DecideGateChange, PutGate } from "@/lib/gates/schema";
import { action } from "@/lib/http/action";
import { archivePrompt } from "@/lib/prompts/archive-prompt";
import { archiveVersion } from "@/lib/prompts/archive-version";
import { cloneVersion } from "@/lib/prompts/clone-version";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { createVersion } from "@/lib/prompts/create-version";
import { deleteVersion } from "@/lib/prompts/delete-version";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { PromoteVersion, ReleaseVersion, RollbackPrompt } from "@/lib/prompts/promotion-schema";
import { publishVersion } from "@/lib/prompts/publish-version";
import { releaseVersion } from "@/lib/prompts/release-version";
import { reviewDraft } from "@/lib/prompts/review-draft";
import { rollbackPrompt } from "@/lib/prompts/rollback-prompt";
import {
  ArchivePrompt,
  CloneVersion,
  CreatePrompt,
  CreateVersion,
  ListPrompts,
  OfPrompt,
  OfVersion,
  UpdatePrompt,
  UpdateVersion,
} from "@/lib/prompts/schema";
import { unarchivePrompt } from "@/lib/prompts/unarchive-prompt";
import { unarchiveVersion } from "@/lib/prompts/unarchive-version";
import { updatePrompt } from "@/lib/prompts/update-prompt";
import { updateVersion } from "@/lib/prompts/update-version";

const changed = () => revalidatePath("/w/[workspace]/prompts", "layout");

export const addPrompt = action(CreatePrompt, async (ctx, input) => {
  const { slug } = await createPrompt(ctx, input);
  changed();
  return { slug };
});

export const savePrompt = action(UpdatePrompt, async (ctx, input): Promise<void> => {
  await updatePrompt(ctx, input);
  changed();
});

export const putPromptAway = action(ArchivePrompt, async (ctx, input): Promise<void> => {
  await archivePrompt(ctx, input);
  changed();
});

export const bringPromptBack = action(OfPrompt, async (ctx, input): Promise<void> => {
  await unarchivePrompt(ctx, input);
  changed();
});

export const addVersion = action(CreateVersion, async (ctx, input) => {
  const { id, number, contentHash } = await createVersion(ctx, input);
  changed();
  return { id, number, contentHash };
});

export const saveDraft = action(UpdateVersion, async (ctx, input) => {
  const { id, number, contentHash } = await updateVersion(ctx, input);
  changed();
  return { id, number, contentHash };
});

export const publishDraft = action(OfVersion, async (ctx, input) => {
  const { number } = await publishVersion(ctx, input);
  changed();
  return { number };
});

export const reviewPublish = action(OfVersion, (ctx, input) => reviewDraft(ctx, input));

/** Prompts that a message may include: those that serve something. */
export const findPartials = action(ListPrompts, async (ctx, input) => {
  const { data } = await listPrompts(ctx, input);
  return data.filter(({ activeVersion }) => activeVersion !== null).map(({ slug, name }) => ({ slug, name }));
});

export const copyVersion = action(CloneVersion, async (ctx, input) => {
  const { promptSlug, number } = await cloneVersion(ctx, input);
  changed();
  return { promptSlug, number };
});

export const putVersionAway = action(OfVersion, async (ctx, input): Promise<void> => {
  await archiveVersion(ctx, input);
  changed();
});

export const bringVersionBack = action(OfVersion, async (ctx, input): Promise<void> => {
  await unarchiveVersion(ctx, input);
  changed();
});

export const deleteDraft = action(OfVersion, async (ctx, input): Promise<void> => {
  await deleteVersion(ctx, input);
  changed();
});

export const promote = action(PromoteVersion, async (ctx, input) => {
  const { number } = await promoteVersion(ctx, input);
  changed();
  return { number };
});

export const saveGate = action(PutGate, async (ctx, input) => {
  const { state, message } = await putGate(ctx, input);
  changed();
  return { state, message };
});

export const decideChange = action(DecideGateChange, async (ctx, input): Promise<void> => {
  await decideGateChange(ctx, input);
  changed();
});

export const releaseHeld = action(ReleaseVersion, async (ctx, input): Promise<void> => {
  await releaseVersion(ctx, input);
  changed();
});

export const judgeVersion = action(GiveApproval, async (ctx, input) => {
  const { counts } = await giveApproval(ctx, input);
  changed();
  return { counts };
});

export const rollBack = action(RollbackPrompt, async (ctx, input) => {
  const { number } = await rollbackPrompt(ctx, input);
  changed();
  return { number };
});

export const startCheck = action(CheckVersion, async (ctx, input) => {
  const { id, progress } = await checkVersion(ctx, input);
  return { id, planned: progress.planned, reused: progress.reused };
});

/** What a check came to, in a sentence, with what must not get worse beside it. */
export const checkVerdict = action(EvaluationId, async (ctx, { id }) => {
  const { versions } = await getEvaluation(ctx, { id });
  const [baseline, candidate] = versions.map(({ armId }) => armId);
  const comparison = await compareArms(ctx, CompareArms.parse({ id, baseline, candidate }));
  const { sentence, wouldDecide } = verdictSentence(comparison);
  const doubtful = comparison.guardrails.filter(({ reading }) => reading !== "ok");
  const guardrails = doubtful.map(({ metric, reading }) => `Guardrail ${metricName(metric)}: ${reading}.`);
  const isEarlier = (versions[0]?.reused ?? 0) > 0 && doubtful.some(({ metric }) => metric === "latencyMs");
  const caution = isEarlier ? ["The latency of reused results was measured earlier, so it may differ for other reasons."] : [];
  return { verdict: comparison.verdict, sentence, more: [...guardrails, ...caution, ...wouldDecide] };
});
