import type { Metadata } from "next";
import { hrefWith } from "@/components/href-with";
import { BaselineList } from "@/components/prompts/baseline-list";
import { EnvironmentList } from "@/components/prompts/environment-list";
import { NoVersions } from "@/components/prompts/no-versions";
import { PromptHeader } from "@/components/prompts/prompt-header";
import { RailToggle } from "@/components/prompts/rail-toggle";
import { VersionCheck } from "@/components/prompts/version-check";
import { VersionHeader } from "@/components/prompts/version-header";
import { VersionList } from "@/components/prompts/version-list";
import { TabLinks } from "@/components/ui/tab-links";
import { listBaselines } from "@/lib/baselines/list-baselines";
import { ListBaselines } from "@/lib/baselines/schema";
import type { Context } from "@/lib/context";
import { orNotFound } from "@/lib/http/or-not-found";
import { type PageQuery, readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { getVersion } from "@/lib/prompts/get-version";
import { listDeployments } from "@/lib/prompts/list-deployments";
import { listVersions } from "@/lib/prompts/list-versions";
import { PromptAddress } from "@/lib/prompts/prompt-address";
import { ListVersions } from "@/lib/prompts/schema";
import { namePeople } from "@/lib/workspaces/name-people";
import { bringVersionBack, copyVersion, deleteDraft, publishDraft, putVersionAway, releaseHeld } from "../actions";
import { checkSetting } from "./check-setting";
import { openPanel } from "./open-panel";
import { openTab } from "./open-tab";

export const generateMetadata = async ({ params }: PageProps<"/w/[workspace]/prompts/[slug]">): Promise<Metadata> => ({
  title: (await params).slug,
});

/** Queries: the prompt, what is served, a page of versions and their count, the chosen version, names, then those of the tab. */
export default async function PromptPage({ params, searchParams }: PageProps<"/w/[workspace]/prompts/[slug]">) {
  const { workspace, slug } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const prompt = await orNotFound(getPrompt(ctx, { id: slug }));
  const asked = readQuery(PromptAddress, query);
  const listPath = `/w/${workspace}/prompts`;
  const path = `${listPath}/${prompt.slug}`;
  const may = mayOf(ctx, prompt.archivedAt !== null);
  const [deployments, versions, baselines] = await Promise.all([
    listDeployments(ctx, { id: prompt.id }),
    listVersions(ctx, ListVersions.parse({ id: prompt.id, page: asked.versions, pageSize: 50 })),
    listBaselines(ctx, ListBaselines.parse({ id: prompt.id, retired: "false" })),
  ]);
  const names = await namePeople(ctx, [
    prompt.ownerId,
    ...versions.data.map(({ createdBy }) => createdBy),
    ...versions.data.flatMap(heldBy),
  ]);
  const head = <PromptHeader {...{ prompt, names, listPath }} may={{ settings: may.settings, version: may.write }} />;
  const number = asked.version ?? prompt.activeVersion?.number ?? versions.data[0]?.number;
  if (number === undefined)
    return (
      <div className="flex max-w-7xl flex-col gap-6">
        {head}
        <NoVersions newHref={may.write ? `${path}/versions/new` : null} />
      </div>
    );

  const version = await orNotFound(getVersion(ctx, { id: `${prompt.slug}@${number}` }));
  const place = { workspace, path, query, asked, prompt, version, versions: versions.data };
  const openHref = (open: string, environment: string) => hrefWith(path, query, { ...closed, open, environment });
  const hrefOf = (chosen: number) => hrefWith(path, query, { ...elsewhere, version: String(chosen) });
  const pageHref = (page: number) => hrefWith(path, query, { ...closed, version: String(number), versions: String(page) });
  const isActive = number === prompt.activeVersion?.number;
  const [basedOn, tab, panel, check] = await Promise.all([
    numberOf(ctx, version.basedOn, versions.data),
    openTab(ctx, place),
    openPanel(ctx, place, deployments, may),
    isActive ? null : checkSetting(ctx, workspace, prompt),
  ]);
  const rollBackHref = may.rollback ? (environment: string) => openHref("rollback", environment) : null;
  return (
    <div className="flex max-w-7xl flex-col gap-6">
      {head}
      <div className="flex flex-col gap-6 lg:flex-row lg:items-start">
        <RailToggle key={number} label={`Version ${number}, other versions and environments`}>
          <EnvironmentList {...{ deployments, hrefOf, rollBackHref }} />
          <BaselineList baselines={baselines.data} root={`/w/${workspace}`} />
          <VersionList {...{ versions, names, hrefOf, pageHref }} chosen={number} />
        </RailToggle>
        <div className="flex min-w-0 flex-1 flex-col gap-5">
          <VersionHeader
            {...{ version, basedOn, names, path, hrefOf, may }}
            promoteHref={openHref("promote", "production")}
            actions={versionActions(workspace)}
            release={may.promote ? releaseHeld.bind(null, workspace) : null}
          />
          {check && <VersionCheck key={version.id} versionId={version.id} setting={check} />}
          <TabLinks label="Parts of the version" tabs={tabsOf(path, query, asked)} />
          {tab}
        </div>
      </div>
      {panel}
    </div>
  );
}

/** Who rolled back from it. */
const heldBy = ({ heldIn }: { heldIn: { heldBy: string | null }[] }) => heldIn.map((hold) => hold.heldBy);

const closed = { open: undefined, environment: undefined, to: undefined };
const elsewhere = { ...closed, against: undefined, page: undefined };

/** An archived prompt takes no change but the way back. */
function mayOf({ principal: { scopes } }: Context, isArchived: boolean) {
  const open = (scope: "prompts:write" | "prompts:promote" | "prompts:rollback") => !isArchived && scopes.has(scope);
  return {
    settings: scopes.has("prompts:write"),
    write: open("prompts:write"),
    promote: open("prompts:promote"),
    rollback: open("prompts:rollback"),
  };
}

const versionActions = (workspace: string) => ({
  publish: publishDraft.bind(null, workspace),
  copy: copyVersion.bind(null, workspace),
  putAway: putVersionAway.bind(null, workspace),
  bringBack: bringVersionBack.bind(null, workspace),
  remove: deleteDraft.bind(null, workspace),
});

const titles = {
  content: "Content",
  diff: "Diff",
  evaluations: "Evaluations",
  approvals: "Approvals",
  history: "History",
  use: "Use it",
};

const tabsOf = (path: string, query: PageQuery, asked: PromptAddress) =>
  Object.entries(titles).map(([tab, text]) => ({
    text,
    href: hrefWith(path, query, { ...closed, tab: tab === "content" ? undefined : tab, page: undefined }),
    chosen: tab === asked.tab,
  }));

async function numberOf(ctx: Context, id: string | null, versions: { id: string; number: number }[]): Promise<number | null> {
  if (id === null) return null;
  return (versions.find((version) => version.id === id) ?? (await getVersion(ctx, { id }))).number;
}
