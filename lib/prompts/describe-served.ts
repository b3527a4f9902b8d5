import type { Served } from "./find-served";
import { inlinedMessages } from "./inlined-messages";
import type { ServedVersion } from "./served-schema";

type Description = ServedVersion & { tag: string; staleSeconds: null };
const described = new WeakMap<Served, Description>();

/**
 * A published version as an application gets it: nothing in it ever changes, so its id is a strong validator (`tag`), which two
 * workspaces with the same content do not share, and what is remembered is described once.
 */
export function describeServed(version: Served): Description {
  const known = described.get(version);
  if (known) return known;
  const { id, promptId, promptSlug, number, contentHash, content, providerId } = version;
  const { variables, model } = content;
  const description = {
    promptId,
    slug: promptSlug,
    versionId: id,
    number,
    contentHash,
    messages: inlinedMessages(contentHash, content),
    variables,
    model: { ...model, providerId },
    tag: id,
    staleSeconds: null,
  };
  described.set(version, description);
  return description;
}
