import type { Metadata } from "next";
import Link from "next/link";
import { signOut, signUp } from "@/app/(auth)/actions";
import { joinWorkspace } from "@/app/account/actions";
import { ElsewhereButton } from "@/components/accounts/elsewhere-button";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { Button, buttonClass } from "@/components/ui/button";
import { JoinForm } from "@/components/workspaces/join-form";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { currentSession } from "@/lib/http/current-session";
import { countTokenMisses } from "@/lib/limits/count-token-misses";
import { readInvitation } from "@/lib/workspaces/read-invitation";

// The address is a secret: no search engine and no other site is to learn it.
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: { index: false } };

const linkClass = "text-accent underline underline-offset-2";

export default async function InvitePage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const { caller, session } = await currentSession();
  const offer = await countTokenMisses(caller, () => readInvitation(caller, token)).catch(refusalOf);
  if (offer instanceof AppError) return <NoInvitation refusal={offer} />;

  const { OIDC_ISSUER, OIDC_NAME } = env();
  const { workspace, slug, role, inviter } = offer;
  const isMember = session?.memberships.some((membership) => membership.slug === slug);
  return (
    <>
      <h1 className="font-semibold text-2xl break-words">Join {workspace}</h1>
      <p className="break-words text-muted">
        {inviter} invites you as <strong className="font-medium text-ink">{role}</strong>.
      </p>
      {!session && (
        <>
          <SignUpForm submit={signUp} inviteToken={token} />
          {OIDC_ISSUER && <ElsewhereButton name={OIDC_NAME} callbackUrl={`/invite/${token}`} />}
          <p className="text-muted">
            Have an account?{" "}
            <Link href={`/sign-in?callbackUrl=${encodeURIComponent(`/invite/${token}`)}`} className={linkClass}>
              Sign in
            </Link>
          </p>
        </>
      )}
      {session && isMember && (
        <>
          <p>You are in this workspace already.</p>
          <Link href={`/w/${slug}`} className={buttonClass("primary")}>
            Open it
          </Link>
        </>
      )}
      {session && !isMember && (
        <>
          <JoinForm join={joinWorkspace.bind(null, { token })} />
          <form action={signOut} className="flex flex-wrap items-center justify-between gap-2 text-muted">
            <span className="min-w-0 truncate">You are {session.user.email}.</span>
            <Button type="submit" size="small">
              Sign out
            </Button>
          </form>
        </>
      )}
    </>
  );
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

function NoInvitation({ refusal }: { refusal: AppError }) {
  const isUnknown = refusal.code === "not_found";
  return (
    <>
      <h1 className="font-semibold text-2xl">{isUnknown ? "This invitation does not work" : "Not now"}</h1>
      <p className="text-muted">
        {isUnknown ? "It is unknown, used, revoked or expired. Ask whoever sent it for a new one." : refusal.message}
      </p>
      <p>
        <Link href="/" className={linkClass}>
          Go to PromptOps
        </Link>
      </p>
    </>
  );
}
