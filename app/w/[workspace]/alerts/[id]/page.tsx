import type { Metadata } from "next";
import Link from "next/link";
import { AlertBadge } from "@/components/alerts/alert-badge";
import { LossCard } from "@/components/alerts/loss-card";
import { MarkAlert } from "@/components/alerts/mark-alert";
import { PageSection } from "@/components/page-section";
import { Fact, Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { When } from "@/components/when";
import { getAlert } from "@/lib/alerts/get-alert";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";
import { markAlert } from "../actions";

export const metadata: Metadata = { title: "Alert" };

export default async function AlertPage({ params }: PageProps<"/w/[workspace]/alerts/[id]">) {
  const { workspace, id } = await params;
  const ctx = await contextFromSession(workspace);
  const alert = await orNotFound(getAlert(ctx, { id }));
  const { baseline, figures, state, note } = alert;
  const root = `/w/${workspace}`;
  const mayMark = ctx.principal.scopes.has("evaluations:write");
  const mark = { id, note, mark: markAlert.bind(null, workspace) };
  const golden = `${baseline.evaluationId}:${baseline.armId}`;
  const loss = (evaluationId: string, armId: string) => ({
    evaluationHref: `${root}/evaluations/${evaluationId}`,
    compareHref: `${root}/evaluations/compare?baseline=${golden}&candidate=${evaluationId}:${armId}`,
  });
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[{ text: "Alerts", href: `${root}/alerts` }]}
        title={`${alert.promptName} got worse in ${alert.environment}`}
        meta={
          <>
            <AlertBadge state={state} />
            <p>
              Opened <When at={alert.createdAt} />
            </p>
          </>
        }
        actions={
          mayMark && (
            <>
              {state === "open" && <MarkAlert {...mark} state="acknowledged" isPrimary />}
              {state !== "resolved" && <MarkAlert {...mark} state="resolved" isPrimary={state === "acknowledged"} />}
            </>
          )
        }
      />
      <div>
        <p className="max-w-prose font-semibold text-bad text-lg leading-7 break-words">{alert.sentence}</p>
        {!alert.isServed && (
          <p className="text-muted">
            {alert.environment} no longer serves v{alert.number}
            {alert.servedNumber === null ? ": it serves nothing" : `, but v${alert.servedNumber}`}. Resolve the alert when that
            settles it.
          </p>
        )}
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <LossCard title="The scheduled run" loss={figures.first} {...loss(alert.evaluationId, alert.armId)} />
        <LossCard title="Measured again at once" loss={figures.confirming} {...loss(alert.confirmingId, alert.confirmingArmId)} />
      </div>
      <PageSection title="About it">
        <Facts>
          <Fact name="Version">
            <Link href={`${root}/prompts/${alert.promptSlug}?version=${alert.number}`} className="text-accent underline">
              {alert.promptName}, v{alert.number}
            </Link>
          </Fact>
          <Fact name="Baseline">
            <Link href={`${root}/evaluations/${baseline.evaluationId}`} className="text-accent underline">
              v{baseline.number} on {alert.suiteName}
            </Link>
          </Fact>
          <Fact name="Schedule">
            <Link href={`${root}/schedules/${alert.scheduleId}`} className="text-accent underline">
              {alert.suiteName} in {alert.environment}
            </Link>
          </Fact>
          {alert.acknowledgedAt && (
            <Fact name="Acknowledged">
              <When at={alert.acknowledgedAt} />
              {alert.acknowledgedByName && ` by ${alert.acknowledgedByName}`}
            </Fact>
          )}
          {alert.resolvedAt && (
            <Fact name="Resolved">
              <When at={alert.resolvedAt} />
              {alert.resolvedByName && ` by ${alert.resolvedByName}`}
            </Fact>
          )}
          {note && (
            <Fact name="Note">
              <p className="whitespace-pre-wrap break-words">{note}</p>
            </Fact>
          )}
        </Facts>
      </PageSection>
    </div>
  );
}
