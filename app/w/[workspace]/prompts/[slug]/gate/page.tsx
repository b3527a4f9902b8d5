import type { Metadata } from "next";
import { decideChange, saveGate } from "@/app/w/[workspace]/prompts/actions";
import { GateChangeList } from "@/components/gates/gate-change-list";
import { draftOfGate } from "@/components/gates/gate-draft";
import { GateForm } from "@/components/gates/gate-form";
import { GateRulesView } from "@/components/gates/gate-rules-view";
import { PendingChange } from "@/components/gates/pending-change";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { PageHeader } from "@/components/ui/page-header";
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

export const metadata: Metadata = { title: "Gate" };

/** Queries: the prompt, its environments, the gate with its suite and what waits, the last changes, suites with their gate cases, names. */
export default async function GatePage({ params, searchParams }: PageProps<"/w/[workspace]/prompts/[slug]/gate">) {
  const { workspace, slug } = await params;
  const ctx = await contextFromSession(workspace);
  const prompt = await orNotFound(getPrompt(ctx, { id: slug }));
  const { environment } = readQuery(GateAddress, await searchParams);
  const path = `/w/${workspace}/prompts/${prompt.slug}`;
  const [deployments, { gate, pending, message }, changes, suites] = await Promise.all([
    listDeployments(ctx, { id: prompt.id }),
    orNotFound(getGate(ctx, { id: prompt.id, environment })),
    listGateChanges(ctx, ListGateChanges.parse({ id: prompt.id, environment, pageSize: 10 })),
    listGateSuites(ctx, undefined),
  ]);
  const names = await namePeople(
    ctx,
    changes.data.flatMap(({ createdBy, decidedBy }) => [createdBy, decidedBy]),
  );
  const mayChange = ctx.principal.scopes.has("workspace:admin") && prompt.archivedAt === null;
  const isOutdated = gate !== null && gate.currentRevision !== gate.suiteRevision;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        crumbs={[
          { text: "Prompts", href: `/w/${workspace}/prompts` },
          { text: prompt.name, href: path },
        ]}
        title="Gate"
        meta={<span>What a version must show before an environment serves it.</span>}
      />
      <ChoiceLinks
        label="Environment"
        choices={deployments.map((one) => ({
          text: one.environment,
          href: hrefWith(`${path}/gate`, {}, { environment: one.environment }),
          chosen: one.environment === environment,
        }))}
      />
      {pending ? (
        <PendingChange
          key={pending.id}
          id={pending.id}
          asked={`${names[pending.createdBy ?? ""] ?? "Somebody"} asked for it.`}
          loosens={pending.loosens}
          whyNot={whyNot(mayChange, pending.createdBy === ctx.principal.id)}
          decide={decideChange.bind(null, workspace)}
        />
      ) : (
        <p className="text-muted">{message}</p>
      )}
      {isOutdated && (
        <p className="rounded-md bg-warn-ground px-3 py-2 text-warn">
          The suite “{gate.suiteName}” is at revision {gate.currentRevision}; this gate accepts revision {gate.suiteRevision} and
          stays shut until an admin accepts the new one{mayChange ? " by saving it here" : ""}.
        </p>
      )}
      {mayChange ? (
        <GateForm
          key={environment}
          id={prompt.id}
          environment={environment}
          start={draftOfGate(gate, prompt.defaultSuiteId)}
          isSet={gate !== null}
          suites={suites.map((suite) => ({ ...suite, datasetHref: `/w/${workspace}/datasets/${suite.datasetId}` }))}
          save={saveGate.bind(null, workspace)}
        />
      ) : (
        gate && <GateRulesView gate={gate} />
      )}
      <PageSection title="Changes">
        <GateChangeList changes={changes.data} names={names} />
      </PageSection>
    </div>
  );
}

function whyNot(mayChange: boolean, isOwn: boolean): string | null {
  if (!mayChange) return "A second admin accepts or declines it.";
  return isOwn ? "You asked for it, so another admin decides. Save the gate again to put something else in its place." : null;
}
