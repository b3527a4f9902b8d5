import type { Metadata } from "next";
import { changeOwnName, changeOwnPassword, startLink, unlink } from "@/app/account/actions";
import { LinkForm } from "@/components/accounts/link-form";
import { NameForm } from "@/components/accounts/name-form";
import { PasswordForm } from "@/components/accounts/password-form";
import { SecurityEvents } from "@/components/accounts/security-events";
import { signInProblem } from "@/components/accounts/sign-in-problem";
import { SingleKeysChoice } from "@/components/nav/single-keys-choice";
import { PageSection } from "@/components/page-section";
import { Card } from "@/components/ui/card";
import { getAccount } from "@/lib/accounts/get-account";
import { listSecurityEvents } from "@/lib/accounts/list-security-events";
import { env } from "@/lib/env";
import { accountFromSession, contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage({ params, searchParams }: PageProps<"/w/[workspace]/settings/account">) {
  const { workspace } = await params;
  const { said } = await searchParams;
  const { OIDC_ISSUER, OIDC_NAME } = env();
  await contextFromSession(workspace);
  const ctx = await accountFromSession();
  const [{ name, email, hasPassword, linkedAt }, events] = await Promise.all([getAccount(ctx, {}), listSecurityEvents(ctx, {})]);

  return (
    <>
      <p className="max-w-prose text-muted">This is you, in all your workspaces.</p>
      <Card title="Profile">
        <NameForm name={name} email={email} rename={changeOwnName} />
      </Card>
      <Card title="Password">
        {hasPassword ? (
          <PasswordForm email={email} change={changeOwnPassword} />
        ) : (
          <p className="max-w-prose text-muted">
            This account has no password. If you need one, ask an admin of your workspace for a reset link.
          </p>
        )}
      </Card>
      {OIDC_ISSUER && (
        <Card title="Sign-in elsewhere">
          <div className="flex flex-col gap-4">
            {said === "linked" && (
              <p role="status" className="text-good">
                Linked.
              </p>
            )}
            {said !== undefined && said !== "linked" && (
              <p role="alert" className="text-bad">
                Not linked: {signInProblem(said)}
              </p>
            )}
            <LinkForm
              {...{ name: OIDC_NAME, workspace, hasPassword, isLinked: linkedAt !== null }}
              start={startLink}
              unlink={unlink}
            />
          </div>
        </Card>
      )}
      <Card title="Keyboard">
        <SingleKeysChoice />
      </Card>
      <PageSection title="What happened to this account">
        <SecurityEvents events={events} self={ctx.userId} />
      </PageSection>
    </>
  );
}
