import type { Served } from "./find-served";
import { inlinedMessages } from "./inlined-messages";
import type { ServedVersion } from "./served-schema";

/** A published version as an application gets it: nothing in it ever changes, so `tag` is a strong validator. */
export function describeServed(version: Served): ServedVersion & { tag: string } {
  const { id, promptId, promptSlug, number, contentHash, content, providerId } = version;
  const { variables, model } = content;
  const tag = `${number}-${contentHash}`;
  return {
    promptId,
    slug: promptSlug,
    versionId: id,
    number,
    contentHash,
    messages: inlinedMessages(contentHash, content),
    variables,
    model: { ...model, providerId },
    tag,
  };
}
