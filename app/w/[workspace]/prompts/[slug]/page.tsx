import type { Metadata } from "next";
import type { ReactNode } from "react";
import { hrefWith } from "@/components/href-with";
import { BranchNotice } from "@/components/prompts/branch-notice";
import { NoVersions } from "@/components/prompts/no-versions";
import { PromptHeader } from "@/components/prompts/prompt-header";
import { VersionCheck } from "@/components/prompts/version-check";
import { VersionHeader } from "@/components/prompts/version-header";
import { TabLinks } from "@/components/ui/tab-links";
import type { Context } from "@/lib/context";
import { orNotFound } from "@/lib/http/or-not-found";
import { type PageQuery, readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { getVersion } from "@/lib/prompts/get-version";
import { PromptAddress } from "@/lib/prompts/prompt-address";
import { bringVersionBack, copyVersion, deleteDraft, publishDraft, putVersionAway, releaseHeld } from "../actions";
import { checkSetting } from "./check-setting";
import { closed } from "./closed";
import { openPanel } from "./open-panel";
import { openTab, type Place } from "./open-tab";
import { Rail } from "./rail";
import { readRail } from "./read-rail";
import { releaseDone } from "./release-done";
import { hasMovedOn, verdictMarks } from "./version-marks";

export const generateMetadata = async ({ params }: PageProps<"/w/[workspace]/prompts/[slug]">): Promise<Metadata> => ({
  title: (await params).slug,
});

/**
 * Queries: the prompt, what is served and how its gates stand, a page of versions with their count, verdicts and approvals, the chosen
 * version and its branch, names, then those of the tab.
 */
export default async function PromptPage({ params, searchParams }: PageProps<"/w/[workspace]/prompts/[slug]">) {
  const { workspace, slug } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const prompt = await orNotFound(getPrompt(ctx, { id: slug }));
  const asked = readQuery(PromptAddress, query);
  const listPath = `/w/${workspace}/prompts`;
  const path = `${listPath}/${prompt.slug}`;
  const may = mayOf(ctx, prompt.archivedAt !== null);
  const rail = await readRail(ctx, prompt, asked.versions);
  const { versions, deployments, names } = rail;
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
  const hrefOf = (chosen: number) => hrefWith(path, query, { ...elsewhere, version: String(chosen) });
  const [mark, main, panel, done] = await Promise.all([
    verdictMarks(ctx, place),
    readMain(ctx, place),
    openPanel(ctx, place, deployments, may),
    releaseDone(ctx, place, deployments, may.rollback),
  ]);
  return (
    <div className="flex max-w-7xl flex-col gap-6">
      {head}
      {done}
      <div className="flex flex-col gap-6 lg:flex-row lg:items-start">
        <Rail {...{ place, rail, mark, hrefOf }} mayRollBack={may.rollback} />
        <Main {...{ place, names, may, hrefOf }} {...main} verdict={mark(version.id)} />
      </div>
      {panel}
    </div>
  );
}

/** What the chosen version is shown with. */
async function readMain(ctx: Context, place: Place) {
  const { workspace, prompt, version, versions } = place;
  const [basedOn, tab, check, hasMoved] = await Promise.all([
    numberOf(ctx, version.basedOn, versions),
    openTab(ctx, place),
    version.id === prompt.activeVersion?.id ? null : checkSetting(ctx, workspace, prompt),
    hasMovedOn(ctx, place),
  ]);
  return { basedOn, tab, check, hasMoved };
}

type MainProps = Awaited<ReturnType<typeof readMain>> & {
  place: Place;
  names: Record<string, string>;
  may: ReturnType<typeof mayOf>;
  hrefOf: (number: number) => string;
  verdict: ReactNode;
};

/** The chosen version: what is known of it, and the part that the address opens. */
function Main({ place, names, may, hrefOf, verdict, basedOn, tab, check, hasMoved }: MainProps) {
  const { workspace, path, query, asked, prompt, version } = place;
  const active = prompt.activeVersion?.number;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-5">
      <VersionHeader
        {...{ version, basedOn, names, path, hrefOf, may }}
        promoteHref={hrefWith(path, query, { ...closed, open: "promote", environment: "production" })}
        actions={versionActions(workspace)}
        release={may.promote ? releaseHeld.bind(null, workspace) : null}
        verdict={active === undefined || active === version.number ? null : { against: active, chip: verdict }}
      />
      {hasMoved && basedOn !== null && active !== undefined && (
        <BranchNotice
          {...{ number: version.number, basedOn, active }}
          diffHref={hrefWith(path, {}, { version: String(version.number), tab: "diff", against: String(active) })}
          newHref={may.write ? `${path}/versions/new?from=${active}` : null}
        />
      )}
      {check && <VersionCheck key={version.id} versionId={version.id} setting={check} />}
      <TabLinks label="Parts of the version" tabs={tabsOf(path, query, asked)} />
      {tab}
    </div>
  );
}

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
