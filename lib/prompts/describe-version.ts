import { contentWarnings } from "./content-warnings";
import type { StoredVersion } from "./find-version";

/** A version as it is answered. Only a draft can have warnings: what has some is not published. */
export function describeVersion({ content, providerId, ...version }: StoredVersion) {
  const { messages, variables, model } = content;
  const warnings = version.state === "draft" ? contentWarnings(content) : [];
  return { ...version, messages, variables, model: { ...model, providerId }, warnings };
}
