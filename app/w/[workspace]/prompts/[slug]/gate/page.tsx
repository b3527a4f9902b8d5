import type { Metadata } from "next";
import type { ComponentProps, ReactNode } from "react";
import { decideChange, saveGate } from "@/app/w/[workspace]/prompts/actions";
import { GateChangeList } from "@/components/gates/gate-change-list";
import { draftOfGate } from "@/components/gates/gate-draft";
import { GateForm } from "@/components/gates/gate-form";
import { GateProposal } from "@/components/gates/gate-proposal";
import { gateSentences } from "@/components/gates/gate-sentences";
import { GateSummary } from "@/components/gates/gate-summary";
import { PendingChange } from "@/components/gates/pending-change";
import type { SuiteChoice } from "@/components/gates/suite-note";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { PageHeader } from "@/components/ui/page-header";
import type { Context } from "@/lib/context";
import { getGate } from "@/lib/gates/get-gate";
import { listGateChanges } from "@/lib/gates/list-gate-changes";
import { listGateSuites } from "@/lib/gates/list-gate-suites";
import { GateAddress, ListGateChanges } from "@/lib/gates/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { listDeployments } from "@/lib/prompts/list-deployments";
import { namePeople } from "@/lib/workspaces/name-people";
import { deciders } from "./deciders";

export const metadata: Metadata = { title: "Gate" };

/** Queries: the prompt, its environments, the gate with its suite and what waits, the last changes, suites with their gate cases, names. */
export default async function GatePage({ params, searchParams }: PageProps<"/w/[workspace]/prompts/[slug]/gate">) {
  const { workspace, slug } = await params;
  const ctx = await contextFromSession(workspace);
  const prompt = await orNotFound(getPrompt(ctx, { id: slug }));
  const { environment } = readQuery(GateAddress, await searchParams);
  const [deployments, view, changes, found] = await Promise.all([
    listDeployments(ctx, { id: prompt.id }),
    orNotFound(getGate(ctx, { id: prompt.id, environment })),
    listGateChanges(ctx, ListGateChanges.parse({ id: prompt.id, environment, pageSize: 10 })),
    listGateSuites(ctx, undefined),
  ]);
  const { gate, pending } = view;
  const suites = found.map((suite) => ({ ...suite, datasetHref: `/w/${workspace}/datasets/${suite.datasetId}` }));
  const suiteOf = (id: string | null) => suites.find((suite) => suite.id === id) ?? null;
  const names = await namePeople(
    ctx,
    changes.data.flatMap(({ createdBy, decidedBy }) => [createdBy, decidedBy]),
  );
  const mayChange = ctx.principal.scopes.has("workspace:admin") && prompt.archivedAt === null;
  const save = saveGate.bind(null, workspace);
  const isOutdated = gate !== null && gate.currentRevision !== gate.suiteRevision;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <Head {...{ workspace, prompt, environment }} environments={deployments.map((one) => one.environment)} />
      {pending && <Pending {...{ ctx, workspace, pending, suites, names, mayChange }} />}
      {gate && isOutdated && <Outdated gate={gate} mayChange={mayChange} />}
      {gate ? (
        <GateSummary gate={gate} suite={suiteOf(gate.suiteId)} environment={environment} />
      ) : (
        <Proposal
          {...{ environment, mayChange, save }}
          id={prompt.id}
          suite={suiteOf(prompt.defaultSuiteId)}
          settingsHref={mayChange ? `/w/${workspace}/prompts/${prompt.slug}/settings` : null}
        />
      )}
      {mayChange && (
        <Editor isSet={gate !== null} isOpen={isOutdated}>
          <GateForm
            key={environment}
            id={prompt.id}
            environment={environment}
            start={draftOfGate(gate, prompt.defaultSuiteId)}
            isSet={gate !== null}
            suites={suites}
            save={save}
          />
        </Editor>
      )}
      <PageSection title="Changes">
        <GateChangeList changes={changes.data} names={names} />
      </PageSection>
    </div>
  );
}

type HeadProps = {
  workspace: string;
  prompt: { slug: string; name: string };
  environment: string;
  environments: string[];
};

function Head({ workspace, prompt: { slug, name }, environment, environments }: HeadProps) {
  const list = `/w/${workspace}/prompts`;
  return (
    <>
      <PageHeader
        crumbs={[
          { text: "Prompts", href: list },
          { text: name, href: `${list}/${slug}` },
        ]}
        title="Gate"
        meta={<span>What a version must show before an environment serves it.</span>}
      />
      <ChoiceLinks
        label="Environment"
        choices={environments.map((one) => ({
          text: one,
          href: hrefWith(`${list}/${slug}/gate`, {}, { environment: one }),
          chosen: one === environment,
        }))}
      />
    </>
  );
}

type PendingProps = {
  ctx: Context;
  workspace: string;
  pending: NonNullable<Awaited<ReturnType<typeof getGate>>["pending"]>;
  suites: SuiteChoice[];
  names: Record<string, string>;
  mayChange: boolean;
};

async function Pending({ ctx, workspace, pending, suites, names, mayChange }: PendingProps) {
  const { id, createdBy, after, loosens, environment } = pending;
  const suite = suites.find((one) => one.id === after?.suiteId) ?? null;
  return (
    <PendingChange
      key={id}
      id={id}
      asked={`${names[createdBy ?? ""] ?? "Somebody"} asked for it.`}
      after={after && gateSentences({ rules: after.rules, suite, environment })}
      loosens={loosens}
      deciders={await deciders(ctx, createdBy)}
      whyNot={whyNot(mayChange, createdBy === ctx.principal.id)}
      decide={decideChange.bind(null, workspace)}
    />
  );
}

/** The form that changes a gate, out of the way until it is asked for. */
function Editor({ isSet, isOpen, children }: { isSet: boolean; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="rounded-lg border border-line bg-surface">
      <summary className="cursor-pointer rounded-lg px-4 py-3 font-semibold">
        {isSet ? "Change the gate" : "Set another gate"}
      </summary>
      <div className="flex flex-col gap-4 border-line border-t p-4">
        <p className="text-muted">
          What asks for more holds at once. What asks for less waits until a second admin accepts it, where the workspace has
          another member; until then the gate holds as it is.
        </p>
        {children}
      </div>
    </details>
  );
}

type Gate = NonNullable<Awaited<ReturnType<typeof getGate>>["gate"]>;

function Outdated({ gate: { suiteName, currentRevision, suiteRevision }, mayChange }: { gate: Gate; mayChange: boolean }) {
  return (
    <p className="rounded-md bg-warn-ground px-3 py-2 text-warn">
      The gate is shut: the suite “{suiteName}” is at revision {currentRevision}, and this gate accepts revision {suiteRevision}.
      It opens once an admin accepts the new one
      {mayChange ? ": look at what the suite measures now, then save the gate below" : ""}.
    </p>
  );
}

type ProposalProps = {
  id: string;
  environment: string;
  suite: SuiteChoice | null;
  mayChange: boolean;
  settingsHref: string | null;
  save: ComponentProps<typeof GateProposal>["save"];
};

function Proposal({ id, environment, suite, mayChange, settingsHref, save }: ProposalProps) {
  const rules = { comparison: "noWorse" as const, approvals: 1 };
  return (
    <GateProposal
      input={mayChange && suite ? { id, environment, suiteId: suite.id, rules } : null}
      environment={environment}
      suiteName={suite?.name ?? null}
      sentences={gateSentences({ rules, suite, environment })}
      settingsHref={settingsHref}
      save={save}
    />
  );
}

function whyNot(mayChange: boolean, isOwn: boolean): string | null {
  if (!mayChange) return "A second admin accepts or declines it.";
  return isOwn ? "You asked for it, so another admin decides. Save the gate again to put something else in its place." : null;
}
