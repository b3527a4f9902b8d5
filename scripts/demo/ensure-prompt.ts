import type { z } from "zod";
import type { Context } from "@/lib/context";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { createVersion } from "@/lib/prompts/create-version";
import { findVersion } from "@/lib/prompts/find-version";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { CreatePrompt, CreateVersion, ListPrompts } from "@/lib/prompts/schema";
import { sandboxModel } from "@/lib/providers/sandbox/write-completion";

type Step = Omit<z.input<typeof CreateVersion>, "id" | "model" | "basedOn"> & {
  model?: Partial<CreateVersion["model"]>;
  basedOn?: number;
};

/** The prompt with that slug, made where it is missing; `version(n, …)` answers the id of its n-th version, made where it is missing. */
export async function ensurePrompt(ctx: Context, input: z.input<typeof CreatePrompt>) {
  const { slug, name } = input;
  const { data } = await listPrompts(ctx, ListPrompts.parse({ q: name }));
  const { id } = data.find((prompt) => prompt.slug === slug) ?? (await createPrompt(ctx, CreatePrompt.parse(input)));

  async function version(number: number, { model, basedOn, ...step }: Step): Promise<string> {
    const stored = await findVersion(ctx, `${slug}@${number}`);
    if (stored) return stored.id;
    const made = await createVersion(
      ctx,
      CreateVersion.parse({
        publish: true,
        ...step,
        id,
        basedOn: basedOn && `${slug}@${basedOn}`,
        model: { name: sandboxModel, providerId: "sandbox", temperature: 0, ...model },
      }),
    );
    if (made.number !== number)
      throw new Error(`“${slug}” has other versions than the demo's: ${made.number} came after its last.`);
    return made.id;
  }
  return { id, slug, version };
}
