import type { Context } from "@/lib/context";
import { createPrompt } from "./create-prompt";
import { createVersion } from "./create-version";
import { promoteVersion } from "./promote-version";
import type { CreateVersion } from "./schema";

/** A prompt without versions. */
export const aPrompt = (ctx: Context, slug = "greeting") => createPrompt(ctx, { slug, name: slug, tags: [] });

/** What a caller sends to create a version: one user message with the variable `name`. */
export const aVersion = (text = "Hi {{name}}", more: Partial<CreateVersion> = {}): Omit<CreateVersion, "id"> => ({
  text,
  variables: [{ name: "name", type: "string", required: true }],
  model: { name: "small" },
  publish: false,
  ...more,
});

/** The next version of a prompt, ready to be promoted. */
export const aReadyVersion = (ctx: Context, promptId: string, text?: string, more: Partial<CreateVersion> = {}) =>
  createVersion(ctx, { id: promptId, ...aVersion(text, { publish: true, ...more }) });

/** The next version of a prompt, served by an environment. */
export async function aServedVersion(ctx: Context, promptId: string, text?: string, environment = "production") {
  const { id } = await aReadyVersion(ctx, promptId, text);
  return promoteVersion(ctx, { id, environment, acceptBreaking: false });
}
