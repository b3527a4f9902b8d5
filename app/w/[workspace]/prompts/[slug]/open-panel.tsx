import type { ReactNode } from "react";
import { estimate, start } from "@/app/w/[workspace]/evaluations/actions";
import { GatePanel } from "@/components/gates/gate-panel";
import { hrefWith } from "@/components/href-with";
import { PromotePanel } from "@/components/prompts/promote-panel";
import { RollbackPanel } from "@/components/prompts/rollback-panel";
import { listApprovals } from "@/lib/approvals/list-approvals";
import type { Context } from "@/lib/context";
import { getGateCheck } from "@/lib/gates/get-gate-check";
import { diffVersions } from "@/lib/prompts/diff-versions";
import type { listDeployments } from "@/lib/prompts/list-deployments";
import { listServedVersions } from "@/lib/prompts/list-served-versions";
import { promote, rollBack } from "../actions";
import { closed } from "./closed";
import type { Place } from "./open-tab";

type Deployments = Awaited<ReturnType<typeof listDeployments>>;

/** The panel that the address opens, with what it needs; none where the person may not do what it is for. */
export function openPanel(
  ctx: Context,
  place: Place,
  deployments: Deployments,
  may: { promote: boolean; rollback: boolean },
): Promise<ReactNode> | null {
  const { open, environment } = place.asked;
  if (!deployments.some((one) => one.environment === environment)) return null;
  if (open === "promote" && may.promote && place.version.state === "ready") return promotePanel(ctx, place, deployments);
  return open === "rollback" && may.rollback ? rollbackPanel(ctx, place, deployments) : null;
}

async function promotePanel(ctx: Context, place: Place, deployments: Deployments) {
  const { workspace, path, query, asked, version } = place;
  const { environment } = asked;
  const served = deployments.find((one) => one.environment === environment);
  const isNew = served?.versionId && served.versionId !== version.id;
  const diff = isNew ? await diffVersions(ctx, { id: version.id, against: served.versionId ?? "" }) : null;
  const check = served?.versionId === version.id ? null : await getGateCheck(ctx, { id: version.id, environment });
  const asksPeople = check?.rules.some(({ rule }) => rule === "approvals");
  const approvals = asksPeople ? (await listApprovals(ctx, { id: version.id, environment })).data : [];
  const mayOverride = ctx.principal.scopes.has("workspace:admin");
  return (
    <PromotePanel
      gate={check && <GatePanel check={check} approvals={approvals} {...gateSteps(ctx, place, check)} />}
      refused={!check || check.passed ? null : mayOverride ? "mayOverride" : "mayNot"}
      version={version}
      environment={environment}
      environments={deployments.map((one) => ({
        name: one.environment,
        href: hrefWith(path, query, { environment: one.environment }),
      }))}
      served={served?.number ?? null}
      diff={diff}
      promote={promote.bind(null, workspace)}
      closeHref={hrefWith(path, query, { ...closed, version: String(version.number) })}
      doneHref={hrefWith(path, query, { ...closed, version: String(version.number), open: "released", environment })}
    />
  );
}

type Steps = { suiteId: string | null; referenceId: string | null };

/** What can be done about a gate from here. */
function gateSteps(ctx: Context, { workspace, path, asked, version }: Place, { suiteId, referenceId }: Steps) {
  const input = suiteId && {
    ...{ suiteId, split: "gate" as const },
    versionIds: [...(referenceId ? [referenceId] : []), version.id],
  };
  const mayMeasure = ctx.principal.scopes.has("evaluations:write");
  return {
    root: `/w/${workspace}`,
    gateHref: hrefWith(`${path}/gate`, {}, { environment: asked.environment }),
    measure: input && mayMeasure ? { input, estimate: estimate.bind(null, workspace), start: start.bind(null, workspace) } : null,
  };
}

async function rollbackPanel(ctx: Context, { workspace, path, query, asked, prompt, version }: Place, deployments: Deployments) {
  const { environment } = asked;
  const past = await listServedVersions(ctx, { id: prompt.id, environment });
  const target = past.find(({ number }) => number === asked.to) ?? past.find(({ isDefault }) => isDefault) ?? past[0] ?? null;
  const served = deployments.find((one) => one.environment === environment);
  const diff = target && served?.versionId ? await diffVersions(ctx, { id: target.id, against: served.versionId }) : null;
  return (
    <RollbackPanel
      promptId={prompt.id}
      environment={environment}
      served={served?.number ?? null}
      target={target}
      choices={past.map(({ id, number, isDefault, isHeld }) => ({
        text: `v${number}${isHeld ? " (held)" : isDefault ? " (served before)" : ""}`,
        href: hrefWith(path, query, { to: String(number) }),
        chosen: id === target?.id,
      }))}
      diff={diff}
      rollBack={rollBack.bind(null, workspace)}
      closeHref={hrefWith(path, query, { ...closed, version: String(version.number) })}
      doneHref={hrefWith(path, query, {
        ...closed,
        version: String(version.number),
        open: "released",
        environment,
      })}
      reason={asked.undo ? `Undone: v${target?.number ?? ""} again.` : ""}
    />
  );
}
