import { checkVerdict, startCheck } from "@/app/w/[workspace]/prompts/actions";
import type { CheckSetting } from "@/components/prompts/check-row";
import type { Context } from "@/lib/context";
import type { getPrompt } from "@/lib/prompts/get-prompt";
import { getSuite } from "@/lib/suites/get-suite";

type Prompt = Pick<Awaited<ReturnType<typeof getPrompt>>, "slug" | "archivedAt" | "defaultSuiteId" | "activeVersion">;

/** What a check of the prompt's versions takes; null for who may not start one. */
export async function checkSetting(ctx: Context, workspace: string, prompt: Prompt): Promise<CheckSetting | null> {
  if (!ctx.principal.scopes.has("evaluations:write") || prompt.archivedAt) return null;
  const suite = prompt.defaultSuiteId ? await getSuite(ctx, { id: prompt.defaultSuiteId }) : null;
  const root = `/w/${workspace}`;
  return {
    ...{ root, workspace, active: prompt.activeVersion?.number ?? null },
    suite: suite && !suite.archivedAt ? { name: suite.name, slug: suite.slug } : null,
    settingsHref: `${root}/prompts/${prompt.slug}/settings`,
    check: startCheck.bind(null, workspace),
    verdictOf: checkVerdict.bind(null, workspace),
  };
}
