import type { Metadata } from "next";
import Link from "next/link";
import { setNewPassword } from "@/app/(auth)/actions";
import { ResetForm } from "@/components/accounts/reset-form";
import { findPasswordReset } from "@/lib/accounts/find-password-reset";
import { currentSession } from "@/lib/http/current-session";

// The address is a secret: no search engine and no other site is to learn it.
export const metadata: Metadata = { title: "New password", referrer: "no-referrer", robots: { index: false } };

export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const { caller } = await currentSession();
  const found = await findPasswordReset(caller, { token });
  if (!found) return <NoLink />;
  return (
    <>
      <h1 className="font-semibold text-xl">Set a new password</h1>
      <p className="break-words text-muted">
        For <strong className="font-medium text-ink">{found.email}</strong>. You are then signed out everywhere and sign in with
        the new password.
      </p>
      <ResetForm token={token} email={found.email} submit={setNewPassword} />
    </>
  );
}

function NoLink() {
  return (
    <>
      <h1 className="font-semibold text-xl">This link does not work</h1>
      <p className="text-muted">It is unknown, used, replaced or older than an hour. Ask whoever sent it for a new one.</p>
      <p>
        <Link href="/sign-in" className="text-accent underline underline-offset-2">
          Go to the sign-in
        </Link>
      </p>
    </>
  );
}
