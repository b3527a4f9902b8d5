import type { Metadata } from "next";
import { changeOwnName, changeOwnPassword } from "@/app/account/actions";
import { NameForm } from "@/components/accounts/name-form";
import { PasswordForm } from "@/components/accounts/password-form";
import { SecurityEvents } from "@/components/accounts/security-events";
import { Card } from "@/components/ui/card";
import { getAccount } from "@/lib/accounts/get-account";
import { listSecurityEvents } from "@/lib/accounts/list-security-events";
import { accountFromSession, contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage({ params }: PageProps<"/w/[workspace]/settings/account">) {
  await contextFromSession((await params).workspace);
  const ctx = await accountFromSession();
  const [{ name, email, hasPassword }, events] = await Promise.all([getAccount(ctx, {}), listSecurityEvents(ctx, {})]);

  return (
    <>
      <p className="max-w-prose text-muted">This is you, in all your workspaces.</p>
      <Card title="Name">
        <NameForm key={name} name={name} email={email} rename={changeOwnName} />
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
      <Card title="What happened to this account" flush={events.length > 0}>
        <SecurityEvents events={events} self={ctx.userId} />
      </Card>
    </>
  );
}
