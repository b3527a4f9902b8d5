import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { currentSession } from "@/lib/http/current-session";
import { localPath } from "@/lib/http/local-path";
import { signIn } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const callbackUrl = localPath((await searchParams).callbackUrl);
  if ((await currentSession()).session) redirect(callbackUrl);
  return (
    <>
      <h1 className="font-semibold text-xl">Sign in</h1>
      <SignInForm submit={signIn} callbackUrl={callbackUrl} />
      <p className="text-muted">
        No account yet?{" "}
        <Link href="/sign-up" className="text-accent underline underline-offset-2">
          Create one
        </Link>
      </p>
    </>
  );
}
