import { verb } from "@/lib/verb";
import { diffVersions } from "./diff-versions";
import { getPrompt } from "./get-prompt";
import { getVersion } from "./get-version";
import { readVersion } from "./read-version";
import type { OfVersion } from "./schema";

/** What publishing a draft comes to: what it would be refused for, and what differs from the version that production serves. */
export const reviewDraft = verb("prompts:read", async (ctx, input: OfVersion) => {
  const { id, promptId, number, warnings, basedOn } = await getVersion(ctx, input);
  const { activeVersion: active } = await getPrompt(ctx, { id: promptId });
  const base = basedOn === null ? null : await readVersion(ctx, basedOn);
  const diff = active && active.id !== id ? await diffVersions(ctx, { id, against: active.id }) : null;
  return { number, warnings, active: active?.number ?? null, basedOn: base?.number ?? null, diff };
});
