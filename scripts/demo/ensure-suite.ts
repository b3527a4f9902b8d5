import type { z } from "zod";
import type { Context } from "@/lib/context";
import { updatePrompt } from "@/lib/prompts/update-prompt";
import { createSuite } from "@/lib/suites/create-suite";
import { listSuites } from "@/lib/suites/list-suites";
import { CreateSuite, ListSuites } from "@/lib/suites/schema";

type Asked = z.input<typeof CreateSuite> & { slug: string };

/** The suite of that slug, made where it is missing and then the default of the prompt. */
export async function ensureSuite(ctx: Context, promptId: string, input: Asked): Promise<string> {
  const { data } = await listSuites(ctx, ListSuites.parse({ q: input.slug }));
  const { id } = data.find(({ slug }) => slug === input.slug) ?? (await createSuite(ctx, CreateSuite.parse(input)));
  await updatePrompt(ctx, { id: promptId, defaultSuiteId: id });
  return id;
}
