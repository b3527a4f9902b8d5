import type { Context } from "@/lib/context";
import { invalidInput, unprocessable } from "@/lib/errors";
import { hashContent } from "@/lib/prompts/hash-content";
import { readVersion } from "@/lib/prompts/read-version";
import { resolvePartials } from "@/lib/prompts/resolve-partials";
import type { Provider } from "@/lib/providers/model";
import { readCatalogue } from "@/lib/providers/read-catalogue";
import { type ContentReport, checkContent } from "@/lib/templates/check-content";
import type { Content } from "@/lib/templates/content";
import type { ModelOverride, StartEvaluation } from "./schema";

/** What an evaluation measures: a version's content as it stands now, with the texts it includes, and the model it is sent to. */
export type ResolvedArm = {
  versionId: string;
  contentHash: string;
  content: Content;
  providerId: string;
  /** As the provider knows it: what an alias stands for is settled here, for the whole evaluation. */
  modelName: string;
  prices: Provider["prices"];
  modelOverride: string | null;
  label: string;
};

/** Looks up each arm through the workspace; a content that does not compile is refused with the names. */
export async function resolveArms(ctx: Context, input: StartEvaluation): Promise<ResolvedArm[]> {
  if ((input.arms === undefined) === (input.versionIds === undefined)) {
    throw invalidInput("Give either versionIds or arms.", [{ path: "versionIds", message: "give either versionIds or arms" }]);
  }
  const asked = input.arms ?? (input.versionIds ?? []).map((versionId) => ({ versionId, model: undefined, label: undefined }));
  const catalogue = await readCatalogue(ctx);
  const arms: ResolvedArm[] = [];
  for (const [position, arm] of asked.entries()) {
    const version = await readVersion(ctx, arm.versionId);
    const { content, known } = await resolvePartials(ctx, version.content, version.promptSlug);
    refuseBroken(checkContent(content, known), `${version.promptSlug}@${version.number}`, `arms.${position}`);
    const { providerId, ...settings } = arm.model ?? {};
    const name = settings.name ?? content.model.name;
    const called = catalogue.resolve({ providerId: providerId ?? version.providerId, name });
    arms.push({
      versionId: version.id,
      contentHash: content === version.content ? version.contentHash : hashContent(content).hash,
      content,
      providerId: called.providerId,
      modelName: called.name,
      prices: called.prices,
      modelOverride: Object.keys(settings).length > 0 ? JSON.stringify(settings) : null,
      label: arm.label ?? freeLabel(`${version.promptSlug}@${version.number}`, settings, arms),
    });
  }
  return arms;
}

function refuseBroken({ errors, undeclared, undeclaredAt }: ContentReport, name: string, path: string): void {
  const [first] = errors;
  if (first) throw unprocessable(`${name} does not compile: ${first.message}`, [{ path, message: first.message }]);
  if (undeclared.length === 0) return;
  const message = `uses names that are not declared as variables: ${undeclared.join(", ")}`;
  throw unprocessable(`${name} ${message}.`, [
    { path, message },
    ...undeclaredAt.filter((use) => use.included).map(({ message }) => ({ path, message })),
  ]);
}

function freeLabel(base: string, override: ModelOverride, arms: ResolvedArm[]): string {
  const named = override.name ? `${base} · ${override.name}` : base;
  const same = arms.filter((arm) => arm.label === named || arm.label.startsWith(`${named} (`)).length;
  return same === 0 ? named : `${named} (${same + 1})`;
}
