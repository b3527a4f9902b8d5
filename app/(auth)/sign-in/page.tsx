import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ElsewhereButton } from "@/components/accounts/elsewhere-button";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { signInProblem } from "@/components/accounts/sign-in-problem";
import { env } from "@/lib/env";
import { currentSession } from "@/lib/http/current-session";
import { localPath } from "@/lib/http/local-path";
import { signIn } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl: asked, said, error } = await searchParams;
  const callbackUrl = localPath(asked);
  const { OIDC_ISSUER, OIDC_NAME } = env();
  if ((await currentSession()).session) redirect(callbackUrl);
  return (
    <>
      <h1 className="font-semibold text-xl">Sign in</h1>
      {said === "password-set" && (
        <p role="status" className="rounded-md border border-line bg-raised px-3 py-2 text-good">
          Your new password is set. Sign in with it.
        </p>
      )}
      {error !== undefined && (
        <p role="alert" className="rounded-md border border-bad bg-bad-ground px-3 py-2 text-bad">
          You are not signed in: {signInProblem(error)}
        </p>
      )}
      <SignInForm submit={signIn} callbackUrl={callbackUrl} />
      {OIDC_ISSUER && <ElsewhereButton name={OIDC_NAME} callbackUrl={callbackUrl} />}
      <div className="flex flex-col gap-2 text-muted">
        <p>
          No account yet?{" "}
          <Link href="/sign-up" className="text-accent underline underline-offset-2">
            Create one
          </Link>
        </p>
        <p>Forgot the password? Ask an admin of your workspace, or whoever runs PromptOps here, for a reset link.</p>
      </div>
    </>
  );
}
