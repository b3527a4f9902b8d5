import { inTransaction } from "@/lib/context";
import { requireScope, verb } from "@/lib/verb";
import { addVersion } from "./add-version";
import { readVersion } from "./read-version";
import { lockOpenPrompt } from "./rows";
import { saveContent } from "./save-content";
import type { CloneVersion } from "./schema";

/** A new draft with a version's content, in its own prompt (and based on it) or in another one. */
export const cloneVersion = verb("prompts:write", (ctx, input: CloneVersion) =>
  inTransaction(ctx, async (ctx) => {
    requireScope(ctx, "prompts:read"); // the copy is shown
    const named = await readVersion(ctx, input.id);
    const prompt = await lockOpenPrompt(ctx, input.promptId ?? named.promptId);
    const { id, promptId, promptSlug, number, content, providerId } = await readVersion(ctx, named.id);
    const { partials: _, ...written } = content; // a draft includes what is served now
    const contentHash = await saveContent(ctx, written);
    const origin = prompt.id === promptId ? { basedOn: id } : { changelog: `Copied from ${promptSlug}@${number}` };
    return addVersion(ctx, prompt.id, { state: "draft", contentHash, providerId, ...origin, copiedFrom: id });
  }),
);
