import type { ReactNode } from "react";
import { hrefWith } from "@/components/href-with";
import { ContentView } from "@/components/prompts/content-view";
import { DiffView } from "@/components/prompts/diff-view";
import { snippets } from "@/components/prompts/snippets";
import { UseIt } from "@/components/prompts/use-it";
import { VersionEvaluations } from "@/components/prompts/version-evaluations";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageLinks } from "@/components/ui/page-links";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { listVersionEvaluations } from "@/lib/evaluations/list-version-evaluations";
import { ListVersionEvaluations } from "@/lib/evaluations/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { diffVersions } from "@/lib/prompts/diff-versions";
import type { getPrompt } from "@/lib/prompts/get-prompt";
import { getVersion } from "@/lib/prompts/get-version";
import type { PromptAddress } from "@/lib/prompts/prompt-address";
import { listProviderChoices } from "@/lib/providers/list-provider-choices";
import { approvalsTab } from "./approvals-tab";
import { historyTab } from "./history-tab";

export type Place = {
  workspace: string;
  path: string;
  query: Record<string, string | string[] | undefined>;
  asked: PromptAddress;
  prompt: Awaited<ReturnType<typeof getPrompt>>;
  version: Awaited<ReturnType<typeof getVersion>>;
  /** The versions of the rail's page. */
  versions: { id: string; number: number; state: string }[];
};

/** The part of a prompt's page that the address chooses, with what it needs. */
export function openTab(ctx: Context, place: Place): Promise<ReactNode> | ReactNode {
  switch (place.asked.tab) {
    case "content":
      return contentTab(ctx, place);
    case "diff":
      return diffTab(ctx, place);
    case "evaluations":
      return evaluationsTab(ctx, place);
    case "approvals":
      return approvalsTab(ctx, place);
    case "history":
      return historyTab(ctx, place);
    case "use":
      return snippetTab(ctx, place);
  }
}

async function contentTab(ctx: Context, { version }: Place) {
  const { providerId } = version.model;
  const providers = providerId === null ? [] : await listProviderChoices(ctx, undefined);
  return <ContentView {...version} providerName={providers.find(({ id }) => id === providerId)?.name} />;
}

/** Against the chosen version; else against the active one, the one it was based on, or the one before. */
async function diffTab(ctx: Context, { path, query, asked, prompt, version, versions }: Place) {
  const { number } = version;
  const others = versions.filter((other) => other.number !== number);
  const based = others.find(({ id }) => id === version.basedOn)?.number;
  const active = prompt.activeVersion?.number;
  const before = others.find((other) => other.number < number) ?? others[0];
  const against = asked.against ?? (active !== number ? active : undefined) ?? based ?? before?.number;
  if (against === undefined) return <p className="text-muted">There is no other version to compare with yet.</p>;
  const diff = await orNotFound(diffVersions(ctx, { id: version.id, against: `${prompt.slug}@${against}` }));
  const numbers = [...new Set([against, ...others.map((other) => other.number)])].sort((a, b) => b - a);
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex items-center gap-2">
          <span className="text-muted">From</span>
          <FilterSelect
            label="Compare with"
            choices={numbers.map((one) => ({
              text: `v${one}${one === active ? " (active)" : one === based ? " (based on)" : ""}`,
              href: hrefWith(path, query, { against: String(one) }),
              chosen: one === against,
            }))}
          />
          <span className="text-muted">to</span> <span className="font-medium">v{number}</span>
        </div>
        <ChoiceLinks
          label="View"
          choices={(["unified", "split"] as const).map((look) => ({
            text: look === "split" ? "Side by side" : "Unified",
            href: hrefWith(path, query, { look: look === "split" ? look : undefined }),
            chosen: asked.look === look,
          }))}
        />
      </div>
      <DiffView diff={diff} look={asked.look} />
    </div>
  );
}

async function evaluationsTab(ctx: Context, { workspace, path, query, asked, version }: Place) {
  const input = ListVersionEvaluations.parse({ versionId: version.id, page: asked.page });
  const { data, pagination } = await listVersionEvaluations(ctx, input);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <VersionEvaluations arms={data} contentHash={version.contentHash} path={`/w/${workspace}/evaluations`} />
      {pagination.total > 0 && (
        <PageLinks what="evaluations" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
      )}
    </div>
  );
}

async function snippetTab(ctx: Context, { workspace, path, query, asked, prompt }: Place) {
  const { environment, language } = asked;
  const isServed = prompt.deployments.some((one) => one.environment === environment);
  const served = isServed ? await getVersion(ctx, { id: `${prompt.slug}@${environment}` }) : null;
  const { slug } = prompt;
  const texts = served && snippets({ appUrl: env().APP_URL, workspace, slug, environment, variables: served.variables });
  const languages = (["curl", "typescript", "python"] as const).map((one) => ({
    text: { curl: "curl", typescript: "TypeScript", python: "Python" }[one],
    href: hrefWith(path, query, { language: one === "curl" ? undefined : one }),
    chosen: one === language,
  }));
  const environments = prompt.deployments.map((one) => ({
    text: one.environment,
    href: hrefWith(path, query, { environment: one.environment === "production" ? undefined : one.environment }),
    chosen: one.environment === environment,
  }));
  return <UseIt text={texts?.[language] ?? null} {...{ environment, environments, languages }} />;
}
