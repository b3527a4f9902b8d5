import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ElsewhereButton } from "@/components/accounts/elsewhere-button";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { env } from "@/lib/env";
import { currentSession } from "@/lib/http/current-session";
import { signUp } from "../actions";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage() {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  if ((await currentSession()).session) redirect("/");
  return (
    <>
      <h1 className="font-semibold text-xl">Create an account</h1>
      <SignUpForm submit={signUp} />
      {OIDC_ISSUER && <ElsewhereButton name={OIDC_NAME} callbackUrl="/" />}
      <p className="text-muted">
        Have an account?{" "}
        <Link href="/sign-in" className="text-accent underline underline-offset-2">
          Sign in
        </Link>
      </p>
    </>
  );
}
