import { inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { addVersion } from "./add-version";
import { inputContent } from "./input-content";
import { pinContent } from "./pin-content";
import { readVersion } from "./read-version";
import { lockOpenPrompt } from "./rows";
import { saveContent } from "./save-content";
import type { CreateVersion } from "./schema";

/** Adds the next version of a prompt: a draft, whatever its content lacks, or with `publish` a ready one, checked first. */
export const createVersion = verb("prompts:write", (ctx, input: CreateVersion) =>
  inTransaction(ctx, async (ctx) => {
    const { id: promptId, slug } = await lockOpenPrompt(ctx, input.id);
    const base = input.basedOn === undefined ? null : await readVersion(ctx, input.basedOn);
    if (base && base.promptId !== promptId) throw notFound("version of this prompt", base.id);

    const { providerId = null, ...model } = input.model;
    const content = inputContent(input, { messages: [], variables: [], model });
    return addVersion(ctx, promptId, {
      state: input.publish ? "ready" : "draft",
      contentHash: await (input.publish ? pinContent(ctx, content, slug) : saveContent(ctx, content)),
      providerId,
      changelog: input.changelog,
      basedOn: base?.id,
    });
  }),
);
